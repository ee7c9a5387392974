// groups.hpp - union-find over the nodes of the type-flow graph.
//
//   flows + the nodes of each site  =>  one group for what must change together
//
// A group is named by its smallest node, so that its name is the same in every run and at any order.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "facts/facts.hpp"

namespace ssot::plan {

class Groups {
 public:
  void join(const facts::Node& a, const facts::Node& b);
  const facts::Node& name_of(const facts::Node& node);

 private:
  std::size_t index_of(const facts::Node& node);
  std::size_t find(std::size_t index);

  std::unordered_map<facts::Node, std::size_t> index_;
  std::vector<facts::Node> nodes_;
  std::vector<std::size_t> parent_;
};

}  // namespace ssot::plan
