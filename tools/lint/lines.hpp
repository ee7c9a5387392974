// lines.hpp - byte offsets as lines and columns, for people.
//
// Facts hold byte ranges; a file is read when the first place in it is asked for, and its line starts are
// kept. A file that cannot be read gives line 1, column 1: the finding stands, only its place is blunt. Not
// thread-safe.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "lint/finding.hpp"
#include "support/disk.hpp"

namespace ssot::lint {

class Lines {
 public:
  explicit Lines(const Disk& disk) : disk_(disk) {}

  Region region(const std::string& file, std::uint32_t begin, std::uint32_t end);
  Region region(const facts::Facts& facts, const facts::Range& range) {
    return region(facts.path(range.file), range.begin, range.end);
  }

 private:
  const std::vector<std::uint32_t>& starts_of(const std::string& file);

  const Disk& disk_;
  std::map<std::string, std::vector<std::uint32_t>> starts_;
};

}  // namespace ssot::lint
