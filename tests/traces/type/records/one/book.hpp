#pragma once

#include <list>
#include <optional>
#include <string>

#include "trace.hpp"

namespace one {

struct Entry {
  std::string title;
  int years;
};

enum class Rank { low, high };

inline Rank rank_of(const Entry& entry) { return entry.years < 40 ? Rank::low : Rank::high; }

class Book {
 public:
  void enter(int age, const std::string& name) {
    trace::line("add", "name", name, "age", age);
    people_.push_back({name, age});
  }
  std::optional<Entry> look_up(const std::string& name) const {
    trace::line("find", "name", name);
    for (const Entry& each : people_)
      if (each.title == name) return each;
    return std::nullopt;
  }

 private:
  std::list<Entry> people_;
};

}  // namespace one
