// iwyu.hpp - what a file says to include-what-you-use.
//
//   bytes of a file  =>  its comments  =>  Pragmas: of single lines, of regions, of the whole file
//
// These comments are how people say that an include is meant although nothing of it is used, or that a header stands
// for another one. Only comments count, as for the tool itself. Rejected: Clang's comment handlers (they tell of a
// comment before the directive that it stands behind).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"

namespace ssot::collect {

class Pragmas {
 public:
  explicit Pragmas(std::string_view bytes);

  // Sets keep, exported and associated of an include by the line and the regions it stands in.
  void mark(facts::Include& include) const;
  // `private, include "x"`: as spelled; empty: the header is for everyone.
  const std::string& public_header() const { return public_header_; }
  const std::vector<std::string>& unwanted() const { return unwanted_; }

 private:
  enum class Flag { keep, exported, associated };
  struct Region {
    Flag flag;
    std::uint32_t begin;
    std::uint32_t end;
  };
  void pragma(std::string_view text, std::uint32_t at, std::string_view bytes);
  void close(Flag flag, std::uint32_t at);

  std::vector<Region> regions_;  // a line's own pragma is the region of that line
  std::string public_header_;
  std::vector<std::string> unwanted_;
};

}  // namespace ssot::collect
