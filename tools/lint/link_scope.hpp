// link_scope.hpp - whether two files can be parts of one program.
//
//   source => programs (given, or read from the build), units with their files  =>  LinkScope  =>  yes, no, unknown
//
// Two definitions of one class are a fault where a program has both; in programs that are never linked together they
// are two classes. A compile database says nothing of that. A header belongs to every program that one of its units is
// part of. A source that no program is known for makes the answer unknown, and never no.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "facts/facts.hpp"

namespace ssot::lint {

using Programs = std::map<std::string, std::set<std::string>>;  // source, absolute => names of programs

enum class Together { yes, no, unknown };

class LinkScope {
 public:
  LinkScope(const facts::Facts& facts, const Programs& programs);

  Together together(facts::FileId a, facts::FileId b) const;
  // One that has both; empty: none is known.
  std::string common_program(facts::FileId a, facts::FileId b) const;

 private:
  struct Parts {
    std::set<std::string> programs;
    bool is_whole = true;  // every unit that reads the file has its programs
  };
  Parts parts_of(facts::FileId file) const;

  std::map<facts::FileId, Parts> parts_;
};

}  // namespace ssot::lint
