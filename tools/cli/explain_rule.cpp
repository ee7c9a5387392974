#include "cli/explain_rule.hpp"

#include "cli/check_pages.hpp"
#include "report/severity.hpp"

namespace ssot::cli {
namespace {

std::string words_for(const std::vector<rules::Condition>& when) {
  std::string out;
  for (const rules::Condition& condition : when) {
    out += (out.empty() ? "`" : " and `") + condition.parameter + "` is ";
    switch (condition.is) {
      case rules::Condition::Is::absent:
        out += "not given";
        break;
      case rules::Condition::Is::given:
        out += "given";
        break;
      case rules::Condition::Is::literal:
        out += "a string literal";
        break;
      case rules::Condition::Is::text:
        out += "\"" + condition.text + "\"";
        break;
    }
  }
  return out;
}

std::vector<report::RuleAnswer::Becomes> instance_of(const rules::Rule& rule, const rules::Canonical& canonical) {
  switch (rule.instance) {
    case rules::Instance::none:
      return {};
    case rules::Instance::reference:
      return {{{}, canonical.reference, {}}};
    case rules::Instance::pointer:
      return {{{}, canonical.pointer, {}}};
    case rules::Instance::shared:
      return {{{}, canonical.shared, {}}};
    case rules::Instance::construct:
      break;
  }
  std::vector<report::RuleAnswer::Becomes> out;
  if (!canonical.create.empty()) out.push_back({"it stands in a composition root", canonical.create, {}});
  out.push_back({"it is made by new elsewhere", canonical.pointer, {}});
  out.push_back({"it stands elsewhere", canonical.shared, {}});
  return out;
}

}  // namespace

report::RuleAnswer explain_rule(const rules::Rule& rule, const rules::Concept& of) {
  report::RuleAnswer out;
  out.id = rule.id;
  out.concept_id = of.id;
  out.from = rule.text;
  out.place = rule.place;
  if (out.place.file.empty()) out.place.file = of.file;
  const rules::LegacyHeader& header = of.headers[rule.header];
  out.header = header.path;
  out.header_why = header.why;
  for (const rules::Case& one : rule.cases)
    out.becomes.push_back({words_for(one.when), one.to.value, one.to.statement});
  for (report::RuleAnswer::Becomes& one : instance_of(rule, of.canonical)) out.becomes.push_back(std::move(one));
  for (const auto& [name, how] : rule.arguments) {
    if (!how.drop.empty()) out.arguments.emplace_back(name, "is dropped: " + how.drop);
    if (!how.wrap.empty()) out.arguments.emplace_back(name, "becomes " + how.wrap);
    if (!how.when_default.empty()) out.arguments.emplace_back(name, "becomes " + how.when_default + " where it is the default");
  }
  if (rule.note) {
    out.note_why = (out.becomes.empty() ? "" : "else: ") + rule.note->why;
    out.note_todo = rule.note->todo;
  }
  out.remark = rule.remark;
  return out;
}

report::CheckAnswer explain_check(const lint::CheckInfo& info) {
  report::CheckAnswer out{info.id, info.name, report::severity_name(info.severity), info.summary, {},
                          "docs/checks/" + info.id + "-" + info.name + ".md"};
  const std::string text(check_page(info.id));
  for (const char* heading : {"What it finds", "Why", "How to fix", "How to allow"}) {
    const std::string line = std::string("\n## ") + heading + "\n";
    const std::size_t at = text.find(line);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + line.size();
    const std::size_t end = text.find("\n## ", begin);
    std::string body = text.substr(begin, end == std::string::npos ? end : end - begin);
    while (!body.empty() && body.back() == '\n') body.pop_back();
    out.sections.emplace_back(heading, body + "\n");
  }
  return out;
}

}  // namespace ssot::cli
