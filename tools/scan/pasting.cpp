#include "scan/pasting.hpp"

#include <cctype>
#include <unordered_map>

namespace ssot::scan {
namespace {

// The fewest pieces that spell the name, two or more; 0: none do.
std::size_t fewest_pieces(const std::string& name, const std::set<std::string>& pieces) {
  std::vector<std::size_t> fewest(name.size() + 1, 0);  // of name[0, i); 0: not reached
  for (std::size_t end = 1; end <= name.size(); ++end)
    for (std::size_t begin = 0; begin < end; ++begin) {
      const bool is_reached = begin == 0 || fewest[begin] != 0;
      if (!is_reached || (begin == 0 && end == name.size())) continue;
      const std::string piece = name.substr(begin, end - begin);
      const bool digits = begin > 0 && piece.find_first_not_of("0123456789") == std::string::npos;
      if (!digits && !pieces.contains(piece)) continue;
      if (fewest[end] == 0 || fewest[begin] + 1 < fewest[end]) fewest[end] = fewest[begin] + 1;
    }
  return fewest[name.size()];
}

}  // namespace

std::unordered_set<std::string> pasting_macros(const std::vector<const std::vector<MacroFacts>*>& files) {
  std::unordered_map<std::string, std::vector<std::string>> mentioned_by;
  std::unordered_set<std::string> pasting;
  std::vector<std::string> open;
  for (const std::vector<MacroFacts>* file : files)
    for (const MacroFacts& macro : *file) {
      if (macro.pastes && pasting.insert(macro.name).second) open.push_back(macro.name);
      for (const std::string& name : macro.mentions) mentioned_by[name].push_back(macro.name);
    }
  while (!open.empty()) {
    const std::string name = std::move(open.back());
    open.pop_back();
    const auto users = mentioned_by.find(name);
    if (users == mentioned_by.end()) continue;
    for (const std::string& user : users->second)
      if (pasting.insert(user).second) open.push_back(user);
  }
  return pasting;
}

bool can_form(const std::set<std::string>& names, const std::set<std::string>& pieces, std::size_t most) {
  for (const std::string& name : names)
    if (const std::size_t count = fewest_pieces(name, pieces); count != 0 && count <= most) return true;
  return false;
}

}  // namespace ssot::scan
