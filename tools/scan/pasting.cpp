#include "scan/pasting.hpp"

#include <cctype>
#include <unordered_map>

namespace ssot::scan {
namespace {

bool forms(const std::string& name, const std::set<std::string>& pieces) {
  std::vector<bool> reached(name.size() + 1, false);  // name[0, i) can be spelled by pieces
  reached[0] = true;
  for (std::size_t end = 1; end <= name.size(); ++end)
    for (std::size_t begin = 0; begin < end; ++begin) {
      if (!reached[begin] || (begin == 0 && end == name.size())) continue;
      const std::string piece = name.substr(begin, end - begin);
      const bool digits = begin > 0 && piece.find_first_not_of("0123456789") == std::string::npos;
      if (digits || pieces.contains(piece)) reached[end] = true;
    }
  return reached[name.size()];
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

bool can_form(const std::set<std::string>& names, const std::set<std::string>& pieces) {
  for (const std::string& name : names)
    if (forms(name, pieces)) return true;
  return false;
}

}  // namespace ssot::scan
