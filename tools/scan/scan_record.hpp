// scan_record.hpp - what a dependency scan and the tokens of its files said, as one block of bytes between runs.
//
//   ScanRecord  <=>  bytes
//
// Each file stands once, with the hash of the content for which all else was found; units name files by number. What only
// a run with a changed file asks for, the macros of each, is read when it is. The bytes hang on what was scanned alone:
// nothing of times, machines or threads is in them. What is read is not trusted: numbers that name no file are damage.
// Rejected: JSON (seconds where this takes milliseconds), and a database (one writer, one reader, always whole).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scan/probes.hpp"
#include "scan/tokens.hpp"

namespace ssot::scan {

using FileNumber = std::uint32_t;

struct ScannedFile {
  std::string path;  // plain
  ContentHash hash = 0;
  bool names = false;  // of TokenFacts
  bool pastes = false;
  bool unsure = false;
  std::vector<std::string> pieces;  // of names, that a paste can join
  friend bool operator==(const ScannedFile&, const ScannedFile&) = default;
};

// Only such whose scan met no error.
struct ScannedUnit {
  std::uint64_t command = 0;  // identity()
  std::vector<FileNumber> files;
  friend bool operator==(const ScannedUnit&, const ScannedUnit&) = default;
};

// Of one file; empty lists for most.
struct ScannedMacros {
  std::vector<MacroFacts> macros;
  std::vector<std::string> define_pieces;
  friend bool operator==(const ScannedMacros&, const ScannedMacros&) = default;
};

struct ScanRecord {
  std::uint64_t names = 0;   // hash of the names for which the tokens were looked at
  std::uint64_t macros = 0;  // hash of the macros that paste, for which pieces were looked for
  Expected expected;
  std::vector<ScannedFile> files;  // by path
  std::vector<ScannedUnit> units;  // by command
  std::string macro_bytes;         // to_bytes of the macros of each file
  friend bool operator==(const ScanRecord&, const ScanRecord&) = default;
};

std::string to_bytes(const ScanRecord& record);
std::optional<ScanRecord> read_scan_record(llvm::StringRef bytes);

std::string to_bytes(const std::vector<ScannedMacros>& macros);
std::optional<std::vector<ScannedMacros>> read_macros(llvm::StringRef bytes);

}  // namespace ssot::scan
