#include "lint/structure_score.hpp"

#include <algorithm>
#include <cmath>

namespace ssot::lint {
namespace {

constexpr std::size_t least_classes = 20;  // of which a name is taken to be one of

std::vector<std::string> split(const std::string& shape) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < shape.size();) {
    const std::size_t comma = std::min(shape.find(", ", begin), shape.size());
    parts.push_back(shape.substr(begin, comma - begin));
    begin = comma + 2;
  }
  return parts;
}

bool any_match(const std::set<std::string>& some, const std::set<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return shapes_match(one, other); });
  });
}

}  // namespace

double Rarity::idf(const std::string& name) const {
  const auto known = users.find(name);
  const std::size_t df = known == users.end() ? 0 : known->second;
  return std::log((1.0 + static_cast<double>(std::max(classes, least_classes))) / (1.0 + static_cast<double>(df)));
}

double Rarity::needed_evidence() const {
  return 3.8 * std::log((1.0 + static_cast<double>(std::max(classes, least_classes))) / 3.0);
}

bool shapes_match(const std::string& one, const std::string& other) {
  const std::vector<std::string> a = split(one), b = split(other);
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const std::string& x, const std::string& y) {
           return x == y || x == "*" || y == "*";
         });
}

Score compare(const Offer& canonical, const Offer& peer, const Rarity& rarity) {
  Score score;
  double all = 0;
  for (const auto& [name, shapes] : canonical) {
    const double idf = rarity.idf(name);
    all += idf;
    const auto other = peer.find(name);
    if (other == peer.end()) {
      score.missing.push_back(name);
    } else if (any_match(shapes, other->second)) {
      score.same.push_back(name);
      score.evidence += idf;
    } else {
      score.loose.push_back(name);
      score.evidence += idf / 2;
    }
  }
  for (const auto& [name, shapes] : peer)
    if (!canonical.contains(name)) {
      score.added.push_back(name);
      all += rarity.idf(name);
    }
  score.weight = all > 0 ? score.evidence / all : 0;
  return score;
}

}  // namespace ssot::lint
