// class_table.hpp - the classes of a code base as their text shows them, compiled or not.
//
//   every C++ file below the root  =>  collect/class_table  =>  ClassTable  =>  which units can hold a second manager,
//                                                               how rare a name is, what no compiler saw
//
// Rough on purpose, and the same whatever a run selects: names alone, every branch of every #if, macro bodies, files
// that no unit includes. What is judged is judged by facts::Definition, where a unit shows it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace ssot::facts {

struct LexicalClass {
  std::string file;     // absolute
  std::uint32_t begin = 0, end = 0;  // its name; functions: the name of the first
  std::string name;     // qualified by the scopes around it
  std::string keyword;  // class, struct, union; namespace: the functions that the file declares in it
  std::vector<std::string> methods = {};  // public, no overrides, sorted
  std::vector<std::string> bases = {};    // last words of their names
  std::vector<std::string> calls = {};    // words before a parenthesis anywhere in it, sorted
  std::string macro = {};                 // in whose body it stands
  friend auto operator<=>(const LexicalClass&, const LexicalClass&) = default;
};

// The body of a function of 50 tokens or more. Equal hashes: the same tokens, names aside.
struct LexicalBody {
  std::string file;
  std::uint32_t begin = 0, end = 0;  // the name of the function
  std::string owner;                 // the class or namespace, qualified
  std::string name;
  unsigned tokens = 0;
  std::uint64_t hash = 0;
  friend auto operator<=>(const LexicalBody&, const LexicalBody&) = default;
};

// Sorted.
struct ClassTable {
  std::vector<LexicalClass> classes;
  std::vector<LexicalBody> bodies;
};

}  // namespace ssot::facts
