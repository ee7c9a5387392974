#include "rules/concept.hpp"

namespace ssot::rules {

std::string Entity::scope() const {
  const std::size_t colons = name.rfind("::");
  return colons == std::string::npos ? "" : name.substr(0, colons);
}

std::string Entity::unqualified() const {
  const std::size_t colons = name.rfind("::");
  return colons == std::string::npos ? name : name.substr(colons + 2);
}

}  // namespace ssot::rules
