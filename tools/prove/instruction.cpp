#include "prove/instruction.hpp"

#include <llvm-c/Disassembler.h>
#include <llvm/Support/TargetSelect.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace ssot::prove {
namespace {

struct Dispose {
  void operator()(void* context) const { LLVMDisasmDispose(context); }
};

// "\tmovl\t$1, %edi" as people write it in a sentence.
std::string tidy(const char* text) {
  std::string out;
  for (; *text != '\0'; ++text) {
    const char c = *text == '\t' ? ' ' : *text;
    if (c == '#') break;  // the disassembler's own remark
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void initialise() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllDisassemblers();
  });
}

}  // namespace

std::string hex_bytes(const std::string& bytes, std::uint64_t offset, std::size_t count) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  for (std::uint64_t i = offset; i < std::min<std::uint64_t>(bytes.size(), offset + count); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (!out.empty()) out += ' ';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

Instruction instruction_at(const std::string& bytes, const std::string& triple, std::uint64_t begin,
                           std::uint64_t offset) {
  initialise();
  const std::unique_ptr<void, Dispose> context(LLVMCreateDisasm(triple.c_str(), nullptr, 0, nullptr, nullptr));
  std::string copy = bytes;  // the interface wants it writable
  while (context != nullptr && begin < bytes.size()) {
    std::array<char, 256> text{};
    const std::size_t size =
        LLVMDisasmInstruction(context.get(), reinterpret_cast<std::uint8_t*>(copy.data()) + begin,
                              bytes.size() - begin, begin, text.data(), text.size());
    if (size == 0) break;
    if (offset < begin + size) return {begin, begin + size, tidy(text.data())};
    begin += size;
  }
  return {offset, offset + 1, hex_bytes(bytes, offset, 8)};
}

}  // namespace ssot::prove
