#include "lint/odr.hpp"

#include <algorithm>
#include <map>

#include "rules/tokens.hpp"

namespace ssot::lint {
namespace {

using facts::Definition;
using ByFile = std::map<std::string, Versions>;

std::map<std::string, ByFile> by_class(const Context& context) {
  std::map<std::string, ByFile> classes;
  for (const Definition& definition : context.facts.definitions) {
    if (definition.local_linkage || definition.usr.empty() || definition.meaning == 0) continue;
    Versions& known = classes[definition.usr][context.facts.path(definition.name_range.file)];
    const bool is_new = std::none_of(known.begin(), known.end(), [&](const Definition* other) {
      return other->meaning == definition.meaning && other->layout == definition.layout &&
             other->name_range == definition.name_range;
    });
    if (is_new) known.push_back(&definition);
  }
  return classes;
}

ByFile::const_iterator measure(const ByFile& files, const Context& context) {
  for (auto file = files.begin(); file != files.end(); ++file)
    for (const rules::Concept& unit : context.rules.concepts)
      if (is_canonical_file(file->first, unit.canonical)) return file;
  return files.begin();
}

template <class Part>
bool share(const Versions& a, const Versions& b, Part Definition::* part) {
  return std::any_of(a.begin(), a.end(), [&](const Definition* one) {
    return std::any_of(b.begin(), b.end(), [&](const Definition* other) { return one->*part == other->*part; });
  });
}

std::string without_comments(const std::string& text) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != 0) {
      out += text[i];
      if (text[i] == '\\' && i + 1 < text.size()) out += text[++i];
      else if (text[i] == quote) quote = 0;
    } else if (text.compare(i, 2, "//") == 0 || text.compare(i, 2, "/*") == 0) {
      const bool is_line = text[i + 1] == '/';
      const std::size_t end = text.find(is_line ? "\n" : "*/", i + 2);
      i = end == std::string::npos ? text.size() : is_line ? end : end + 1;
      out += ' ';
    } else {
      if (text[i] == '"' || text[i] == '\'') quote = text[i];
      out += text[i];
    }
  }
  return out;
}

std::string text_of(const Definition& definition, const Context& context) {
  llvm::Expected<std::string> text = context.disk.read(context.facts.path(definition.range.file));
  if (!text) {
    llvm::consumeError(text.takeError());
    return {};
  }
  const std::size_t begin = std::min<std::size_t>(definition.range.begin, text->size());
  return without_comments(text->substr(begin, definition.range.end - definition.range.begin));
}

std::string told(const std::string& there, const std::string& here) {
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("nothing more") : "`" + text + "`"; };
  return "there " + shown(there) + ", here " + shown(here);
}

// "N=1" => N, "1"; "!N" => N, nothing
std::pair<std::string, std::string> macro_of(const std::string& text) {
  if (text.starts_with("!")) return {text.substr(1), "not defined"};
  const std::size_t equals = text.find('=');
  return equals == std::string::npos ? std::pair{text, std::string("defined")}
                                     : std::pair{text.substr(0, equals), "`" + text.substr(equals + 1) + "`"};
}

}  // namespace

std::vector<Rival> rivals(const Context& context) {
  const LinkScope scope(context.facts, context.programs);
  std::vector<Rival> out;
  for (const auto& [usr, files] : by_class(context)) {
    const auto first = measure(files, context);
    for (auto file = files.begin(); file != files.end(); ++file) {
      if (file == first || share(first->second, file->second, &Definition::meaning)) continue;
      const Definition& there = *first->second.front();
      const Definition& here = *file->second.front();
      if (scope.together(there.name_range.file, here.name_range.file) == Together::no) continue;
      const bool is_known = !there.layout.empty() && !here.layout.empty();
      out.push_back({&there, &here, is_known && !share(first->second, file->second, &Definition::layout),
                     scope.common_program(there.name_range.file, here.name_range.file)});
    }
  }
  return out;
}

std::vector<Versions> versions(const Context& context) {
  std::vector<Versions> out;
  for (const auto& [usr, files] : by_class(context))
    for (const auto& [path, all] : files) {
      std::map<std::pair<facts::Range, std::uint64_t>, const Definition*> distinct;
      for (const Definition* each : all) distinct.try_emplace({each->name_range, each->meaning}, each);
      std::map<facts::Range, Versions> by_place;
      for (const auto& [key, each] : distinct) by_place[key.first].push_back(each);
      for (auto& [place, of_one] : by_place)
        if (of_one.size() > 1) out.push_back(std::move(of_one));
    }
  return out;
}

// Size and alignment follow from the rest, so they are told only if nothing else differs.
std::string layout_difference(const Definition& there, const Definition& here) {
  const auto line = [](const Definition& definition, std::size_t i) {
    return i < definition.layout.size() ? definition.layout[i] : std::string();
  };
  const std::size_t count = std::max(there.layout.size(), here.layout.size());
  for (const auto& [from, to] : {std::pair{std::size_t{2}, count}, std::pair{std::size_t{0}, std::min<std::size_t>(2, count)}})
    for (std::size_t i = from; i < to; ++i)
      if (line(there, i) != line(here, i)) return told(line(there, i), line(here, i));
  return {};
}

std::string token_difference(const Definition& there, const Definition& here, const Context& context) {
  const std::string a = text_of(there, context), b = text_of(here, context);
  const std::vector<rules::Token> first = rules::tokens_of(a), second = rules::tokens_of(b);
  for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
    const auto token = [&](const std::vector<rules::Token>& tokens) {
      return i < tokens.size() ? std::string(tokens[i].text) : std::string();
    };
    if (token(first) != token(second)) return told(token(first), token(second));
  }
  return macro_difference(there, here);
}

std::string macro_difference(const Definition& there, const Definition& here) {
  std::map<std::string, std::pair<std::string, std::string>> values;
  for (const std::string& text : there.macros) values[macro_of(text).first].first = macro_of(text).second;
  for (const std::string& text : here.macros) values[macro_of(text).first].second = macro_of(text).second;
  for (const auto& [name, value] : values)
    if (value.first != value.second)
      return name + " is " + (value.first.empty() ? "not asked for" : value.first) + " there, and " +
             (value.second.empty() ? "not asked for" : value.second) + " here";
  return {};
}

Finding odr_finding(const std::string& check, const Rival& rival, const Context& context) {
  Finding finding;
  finding.check = check;
  finding.severity = rival.program.empty() ? Severity::warning : Severity::error;
  finding.region = context.region(rival.other->name_range);
  finding.help = "keep one definition and include its header here";
  finding.subject = rival.other->name + " in " + context.relative(rival.other->name_range.file);
  finding.in_file = finding.peer = rival.other->name;
  finding.related = {{context.region(rival.first->name_range), "the other definition"}};
  return finding;
}

}  // namespace ssot::lint
