#include "report/explanation.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ssot::report {
namespace {

RenderOptions below_r() {
  RenderOptions options;
  options.root = "/r";
  return options;
}

SiteAnswer site() {
  SiteAnswer out;
  out.status = "rewritten";
  out.what = "call of";
  out.entity = "n::M::send";
  out.place = {"/r/a.cpp", 3, 4, {}};
  out.id = "0123456789ab";
  out.enclosing = "f";
  out.rule = "send";
  out.rule_text = "void n::M::send()";
  out.rule_place = {"/r/rules.json", 7, 9, {}};
  out.before = {"  m.send();"};
  out.after = {"  m.post();", "  m.flush();"};
  out.together = {{{"/r/b.cpp", 1, 1, {}}, "n::M", "rewritten"}};
  out.more = 2;
  out.seen = {{"a.cpp", "debug"}, {"b.cpp", "debug"}};
  return out;
}

TEST(Explanation, ASiteInText) {
  EXPECT_EQ(render_text(std::vector{site()}, below_r()),
            "a.cpp:3:4: rewritten: call of n::M::send [send]\n"
            "    in:      f\n"
            "    rule:    rules.json:7:9: void n::M::send()\n"
            "    change:\n"
            "      -   m.send();\n"
            "      +   m.post();\n"
            "      +   m.flush();\n"
            "    with:    b.cpp:1:1: n::M, rewritten\n"
            "    with:    and 2 more\n"
            "    seen by: a.cpp (debug), b.cpp (debug)\n"
            "    id:      0123456789ab\n");
}

TEST(Explanation, OfManyUnitsTheFirstAreNamed) {
  SiteAnswer many = site();
  many.seen.assign(8, {"u.cpp", ""});
  EXPECT_NE(render_text(std::vector{many}, below_r()).find("u.cpp and 3 more\n"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(render_json(std::vector{many}, below_r()))["sites"][0]["seen"].size(), 8U);
}

TEST(Explanation, ARuleSaysBothFormsWhereTheyDiffer) {
  RuleAnswer rule;
  rule.id = "send", rule.concept_id = "hub", rule.from = "bool n::M::send()";
  rule.place = {"/r/rules.json", 7, 9, {}};
  rule.header = "n/m.h";
  rule.becomes = {{"`x` is given", "$self.post().ok()", "$self.post().or_report()"}, {"", "$self.ping()", "$self.ping()"}};
  EXPECT_EQ(render_text(std::vector{rule}, below_r()),
            "rules.json:7:9: send of hub\n"
            "    from:    bool n::M::send()\n"
            "    becomes: if `x` is given: $self.post().ok()\n"
            "             if `x` is given: $self.post().or_report()   where the result is not used\n"
            "    becomes: $self.ping()\n"
            "    header:  n/m.h\n"
            "    sites:   not counted: name a build with -p\n");
  EXPECT_TRUE(nlohmann::json::parse(render_json(std::vector{rule}, below_r()))["rules"][0]["sites"].is_null());
}

TEST(Explanation, EachKindNamesItsMember) {
  for (const std::string& text : {render_json(std::vector{site()}, below_r()), render_json(std::vector{RuleAnswer{}}, below_r()),
                                  render_json(CheckAnswer{}, below_r())}) {
    const nlohmann::json document = nlohmann::json::parse(text);
    EXPECT_EQ(document["schema"], "ssot-explanation");
    EXPECT_TRUE(document.contains(document["of"].get<std::string>())) << text;
  }
}

}  // namespace
}  // namespace ssot::report
