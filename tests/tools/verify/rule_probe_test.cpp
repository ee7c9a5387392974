#include "verify/rule_probe.hpp"

#include <gmock/gmock.h>

#include "rules/read_concept.hpp"

namespace ssot::verify {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* const rules_text = R"json({
"version": 1, "concept": "store", "summary": "one store",
"canonical": {"type": "c::Store", "include": "<c.hpp>", "includes": {"c::m::": "<m.hpp>"},
  "instance": {"reference": "c::store()", "pointer": "&c::store()", "shared": "c::ptr()", "owner": "c::Owner"}},
"legacy": [{"header": "old.h", "why": "w", "rules": [
{"id": "t", "from": "class n::Old : public Base", "to": "c::Store", "single": true},
{"id": "i", "from": "struct n::Info", "to": "c::Info", "by_pointer": "c::Maybe"},
{"id": "f", "from": "bool n::Old::f(const Info& info, int a = 1)", "to": {"value": "$self.g($info, $a).ok()", "statement": "$self.g($info, $a)"},
 "arguments": {"a": {"wrap": "c::A{$}", "default": "c::none"}}},
{"id": "e", "from": "enumerator n::Old::X", "note": {"why": "w", "do": "d"}}
]}]})json";

rules::Concept unit() {
  return llvm::cantFail(rules::read_concept("r.json", rules_text));
}

TEST(RuleProbe, IncludesLegacyHeadersFirst) {
  EXPECT_THAT(make_probe(unit()).text,
              testing::StartsWith("#include \"old.h\"\n#include <c.hpp>\n#include <m.hpp>\n"));
}

TEST(RuleProbe, TypesAreSpelledInTheLegacyNamespace) {
  const std::string text = make_probe(unit()).text;
  EXPECT_THAT(text, HasSubstr("namespace n::ssot_rule_0 {\nusing b0 = Base;\n}"));
  EXPECT_THAT(
      text,
      HasSubstr("namespace n::ssot_rule_2 {\nusing r = bool;\nusing p0 = const Info&;\nusing p1 = int;\n"
                "using h0 = const c::Info&;\nusing h1 = int;\nusing hr = bool;\n}"));
}

TEST(RuleProbe, BothFormsWithArgumentsAndWithDefaults) {
  const std::string text = make_probe(unit()).text;
  EXPECT_THAT(
      text,
      HasSubstr(
          "inline ::n::ssot_rule_2::hr rule_2_0_value(c::Store& object_, ::n::ssot_rule_2::h0 hole_info, "
          "::n::ssot_rule_2::h1 hole_a) { return object_.g(hole_info, c::A{hole_a}).ok(); }"));
  EXPECT_THAT(text, HasSubstr("{ return object_.g(hole_info, c::none).ok(); }"));
  EXPECT_THAT(text, HasSubstr("{ object_.g(hole_info, c::A{hole_a}); }"));
  EXPECT_THAT(text, HasSubstr("{ object_.g(hole_info, c::none); }"));
}

TEST(RuleProbe, CanonicalExpressionsAreCompiledToo) {
  const std::string text = make_probe(unit()).text;
  EXPECT_THAT(text, HasSubstr("canonical_type& it = c::store();"));
  EXPECT_THAT(text, HasSubstr("canonical_owner it = c::ptr();"));
  EXPECT_THAT(text, Not(HasSubstr("canonical_create")));
}

TEST(RuleProbe, EverySpanIsWhereItSays) {
  const Probe probe = make_probe(unit());
  std::vector<std::string> lines(1);
  for (const char c : probe.text)
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  ASSERT_EQ(lines.size(), probe.rule_of_line.size() + 1);
  std::size_t wraps = 0;
  for (const ProbeSpan& span : probe.spans) {
    ASSERT_LE(span.line, lines.size());
    ASSERT_LE(span.end - 1, lines[span.line - 1].size());
    if (span.pointer != "/legacy/0/rules/2/arguments/a/wrap" || !span.exact) continue;
    const std::string wrap = "c::A{$}";
    EXPECT_EQ(lines[span.line - 1].substr(span.begin - 1, span.end - span.begin),
              wrap.substr(span.offset, span.end - span.begin));
    ++wraps;
  }
  EXPECT_EQ(wraps, 4U);  // before and behind the hole, in two forms
}

TEST(RenamedType, FollowsScopesOutwardsAndKnowsPointers) {
  const rules::Concept one = unit();
  EXPECT_EQ(renamed_type(one, "n::Old", "const Info&"), "const c::Info&");
  EXPECT_EQ(renamed_type(one, "n", "std::vector<Info*>"), "std::vector<c::Maybe>");
  EXPECT_EQ(renamed_type(one, "n", "std::function<void(const n::Info&, Old*)>"),
            "std::function<void(const c::Info&, c::Store*)>");
  EXPECT_EQ(renamed_type(one, "other", "Info"), "Info");
  EXPECT_EQ(renamed_type(one, "n", "other::Info"), "other::Info");
}

}  // namespace
}  // namespace ssot::verify
