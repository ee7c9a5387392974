// tokens.hpp - what one file's raw tokens say about names, before any macro is expanded.
//
//   bytes  =>  Clang's raw lexer (splices joined, comments and strings passed over)  =>  TokenFacts
//
// Inactive #if branches are read like the others: one file is read once for all configurations.
#pragma once

#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace ssot::scan {

struct Names {
  std::unordered_set<std::string> whole;
  std::unordered_set<std::string> pieces;  // every part of a name, for pasting

  explicit Names(const std::set<std::string>& names);
};

// One #define: whether it pastes, and which identifiers its body mentions.
struct MacroFacts {
  std::string name;
  bool pastes = false;
  std::vector<std::string> mentions;
  friend bool operator==(const MacroFacts&, const MacroFacts&) = default;
};

struct TokenFacts {
  bool names = false;   // one of the names is a token
  bool pastes = false;  // a ## outside comments and strings
  bool unsure = false;  // a module import, a universal character name, a trigraph: read it by parsing
  std::vector<MacroFacts> macros;
  std::vector<std::string> define_pieces;  // tokens in macro bodies that are a part of a name
};

TokenFacts scan_tokens(const std::string& text, const Names& names);

// Parts of names that are arguments, at any depth, of a call of one of the macros.
std::set<std::string> argument_pieces(const std::string& text, const Names& names,
                                      const std::unordered_set<std::string>& macros);

}  // namespace ssot::scan
