#include "scan/scan_record.hpp"

#include <algorithm>

#include "support/packed.hpp"

namespace ssot::scan {
namespace {

using Numbered = std::pair<std::string, std::uint64_t>;

void write(PackedWriter& out, const std::vector<Numbered>& list) {
  out.list(list, [&](const Numbered& each) {
    out.text(each.first);
    out.number(each.second);
  });
}

std::vector<Numbered> read_numbered(PackedReader& in) {
  return in.list<Numbered>(12, [&] {
    std::string text = in.text().str();
    return Numbered(std::move(text), in.number<std::uint64_t>());
  });
}

void write(PackedWriter& out, const Expected& expected) {
  out.list(expected.absent, [&](const Expected::Absent& each) {
    out.text(each.folder);
    out.texts(each.names);
  });
  out.texts(expected.found);
  write(out, expected.read);
  write(out, expected.listed);
}

Expected read_expected(PackedReader& in) {
  Expected expected;
  expected.absent = in.list<Expected::Absent>(12, [&] {
    std::string folder = in.text().str();
    return Expected::Absent{std::move(folder), in.texts()};
  });
  expected.found = in.texts();
  expected.read = read_numbered(in);
  expected.listed = read_numbered(in);
  return expected;
}

constexpr std::uint8_t has_names = 1, has_pastes = 2, has_doubt = 4;

ScannedFile read_file(PackedReader& in) {
  ScannedFile file;
  file.path = in.text().str();
  file.hash = in.number<std::uint64_t>();
  const auto flags = in.number<std::uint8_t>();
  file.names = (flags & has_names) != 0;
  file.pastes = (flags & has_pastes) != 0;
  file.unsure = (flags & has_doubt) != 0;
  file.pieces = in.texts();
  return file;
}

}  // namespace

std::string to_bytes(const ScanRecord& record) {
  PackedWriter out;
  out.number(record.names);
  out.number(record.macros);
  write(out, record.expected);
  out.list(record.files, [&](const ScannedFile& file) {
    out.text(file.path);
    out.number(file.hash);
    out.number(static_cast<std::uint8_t>((file.names ? has_names : 0) | (file.pastes ? has_pastes : 0) |
                                         (file.unsure ? has_doubt : 0)));
    out.texts(file.pieces);
  });
  out.list(record.units, [&](const ScannedUnit& unit) {
    out.number(unit.command);
    out.numbers(unit.files);
  });
  return out.take() + record.macro_bytes;
}

std::optional<ScanRecord> read_scan_record(llvm::StringRef bytes) {
  PackedReader in(bytes);
  ScanRecord record;
  record.names = in.number<std::uint64_t>();
  record.macros = in.number<std::uint64_t>();
  record.expected = read_expected(in);
  record.files = in.list<ScannedFile>(21, [&] { return read_file(in); });
  record.units = in.list<ScannedUnit>(16, [&] {
    const auto command = in.number<std::uint64_t>();
    return ScannedUnit{command, in.numbers<FileNumber>()};
  });
  if (!in.good()) return std::nullopt;
  for (const ScannedUnit& unit : record.units)
    if (std::any_of(unit.files.begin(), unit.files.end(), [&](FileNumber file) { return file >= record.files.size(); }))
      return std::nullopt;
  record.macro_bytes = in.rest().str();
  return record;
}

std::string to_bytes(const std::vector<ScannedMacros>& macros) {
  PackedWriter out;
  out.list(macros, [&](const ScannedMacros& file) {
    out.list(file.macros, [&](const MacroFacts& macro) {
      out.text(macro.name);
      out.number(static_cast<std::uint8_t>(macro.pastes));
      out.texts(macro.mentions);
    });
    out.texts(file.define_pieces);
  });
  return out.take();
}

std::optional<std::vector<ScannedMacros>> read_macros(llvm::StringRef bytes) {
  PackedReader in(bytes);
  std::vector<ScannedMacros> macros = in.list<ScannedMacros>(16, [&] {
    ScannedMacros file;
    file.macros = in.list<MacroFacts>(13, [&] {
      MacroFacts macro;
      macro.name = in.text().str();
      macro.pastes = in.number<std::uint8_t>() != 0;
      macro.mentions = in.texts();
      return macro;
    });
    file.define_pieces = in.texts();
    return file;
  });
  if (!in.is_whole()) return std::nullopt;
  return macros;
}

}  // namespace ssot::scan
