// preambles.hpp - which units begin alike, and the preambles that they share.
//
//   Commands  =>  what each begins with  =>  find: the longest beginning that enough of them share, made once
//
// To make a preamble costs a little more than a parse of what it holds, so it is made for four units, or for two where
// no shorter beginning is shared by more. What one thread makes, others do not wait for: they parse without. So which
// parses begin with a preamble hangs on timing, and no fact does (preamble.hpp). Few are kept at a time; one that is
// asked for again is made again. Thread-safe.
#pragma once

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "collect/preamble.hpp"

namespace ssot::collect {

class Preambles {
 public:
  // `units`: all that may be parsed in this run. `index` must outlive this object.
  Preambles(std::vector<scan::Command> units, const EntityIndex& index, Territory territory);

  std::optional<Beginning> find(const scan::Command& command, const Overlay& overlay);

  std::size_t made() const;
  std::size_t used() const;

 private:
  struct Slot {
    std::shared_ptr<const Preamble> preamble;  // null: being made, let go, or impossible
    bool is_made_now = false;
    std::size_t usable = std::string::npos;
    std::list<std::string>::iterator age;
  };

  void count();
  std::size_t choose(const std::string& flags, const std::vector<std::string>& written, std::size_t most) const;
  void keep(const std::string& key, Slot& slot, Preamble preamble);

  std::vector<scan::Command> units_;
  const EntityIndex& index_;
  Territory territory_;
  std::once_flag counted_;
  std::map<std::string, unsigned> shared_by_;  // key of a beginning => units
  mutable std::mutex mutex_;                   // of all below
  std::map<std::string, Slot> slots_;
  std::list<std::string> ages_;  // the least used first
  std::size_t bytes_ = 0;
  std::size_t made_ = 0;
  std::size_t used_ = 0;
};

}  // namespace ssot::collect
