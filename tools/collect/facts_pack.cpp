#include "collect/facts_pack.hpp"

#include <llvm/ADT/StringExtras.h>

#include <algorithm>

#include "support/checksum.hpp"
#include "support/problem.hpp"

namespace ssot::collect {
namespace {

// "ssot-facts-pack 1\n<fingerprint>\n", for each entry "<size> <name>\n<bytes>\n", last "end <checksum of all
// before this line>\n".
constexpr llvm::StringLiteral pack_magic = "ssot-facts-pack 1\n";

bool is_number(llvm::StringRef text) {
  return text.size() == hex(0).size() && std::all_of(text.begin(), text.end(), llvm::isHexDigit);
}

bool is_entry_name(llvm::StringRef name) {
  const auto [command, file] = name.split('/');
  return is_number(command) && file.ends_with(".facts") && is_number(file.drop_back(6));
}

llvm::StringRef take_line(llvm::StringRef& rest) {
  const auto [line, behind] = rest.split('\n');
  rest = behind;
  return line;
}

bool read_entry(llvm::StringRef& rest, PackedEntry& entry) {
  const auto [number, name] = take_line(rest).split(' ');
  std::size_t size = 0;
  if (number.getAsInteger(10, size) || !is_entry_name(name) || size >= rest.size() || rest[size] != '\n') return false;
  entry = {name.str(), rest.take_front(size).str()};
  rest = rest.drop_front(size + 1);
  return true;
}

}  // namespace

std::string to_bytes(FactsPack pack) {
  std::sort(pack.entries.begin(), pack.entries.end());
  std::string out = pack_magic.str() + pack.fingerprint + "\n";
  for (const PackedEntry& entry : pack.entries)
    out += std::to_string(entry.bytes.size()) + " " + entry.name + "\n" + entry.bytes + "\n";
  return sealed(std::move(out));
}

llvm::Expected<FactsPack> read_pack(const std::string& bytes, const std::string& path) {
  const auto damaged = [&] {
    return problem(ExitCode::refused, {path, 0, 0, {}}, "this is no pack of facts, or not the whole of one",
                   "make it anew with `ssot facts export`; nothing was taken from it");
  };
  std::optional<llvm::StringRef> rest = unsealed(bytes);
  if (!rest || !rest->consume_front(pack_magic)) return damaged();
  FactsPack pack;
  pack.fingerprint = take_line(*rest).str();
  while (!rest->empty())
    if (!read_entry(*rest, pack.entries.emplace_back())) return damaged();
  return pack;
}

}  // namespace ssot::collect
