#include "plan/groups.hpp"

#include <utility>

namespace ssot::plan {

std::size_t Groups::index_of(const facts::Node& node) {
  auto [it, added] = index_.emplace(node, nodes_.size());
  if (added) {
    nodes_.push_back(node);
    parent_.push_back(it->second);
  }
  return it->second;
}

std::size_t Groups::find(std::size_t index) {
  while (parent_[index] != index) {
    parent_[index] = parent_[parent_[index]];
    index = parent_[index];
  }
  return index;
}

void Groups::join(const facts::Node& a, const facts::Node& b) {
  std::size_t left = find(index_of(a));
  std::size_t right = find(index_of(b));
  if (left == right) return;
  if (nodes_[right] < nodes_[left]) std::swap(left, right);
  parent_[right] = left;  // the smaller name stays on top
}

const facts::Node& Groups::name_of(const facts::Node& node) {
  return nodes_[find(index_of(node))];
}

}  // namespace ssot::plan
