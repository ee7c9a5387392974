#include "collect/declared.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::vector<std::string> declared(const std::string& text, std::map<std::string, std::string> more = {}) {
  std::vector<std::string> out;
  for (const facts::Declared& each : testing::Unit(text, std::move(more)).facts.declared) out.push_back(each.kind + " " + each.name);
  return out;
}

TEST(Declared, whatever_kind_of_entity_a_rule_is_about) {
  const auto all = declared("#include <old.h>\nnamespace one { class Hub; }\nnamespace app { void compose(); }");
  for (const char* each : {"rule manager", "rule get-manager", "rule later", "rule construct", "rule send", "rule send-number",
                           "rule sweep", "rule info-user", "rule level-low", "rule the-manager", "rule macro", "rule pair",
                           "canonical one::Hub", "root app::compose"})
    EXPECT_THAT(all, Contains(each));
  for (const char* each : {"rule join", "rule log"}) EXPECT_THAT(all, Not(Contains(each)));
}

TEST(Declared, nothing_where_the_unit_declares_nothing) {
  EXPECT_TRUE(declared("int x;").empty());
}

TEST(Declared, by_alias_by_base_and_by_using_declaration) {
  const std::string base = "struct Base { void send(); void sweep(); };\nnamespace old { ";
  EXPECT_THAT(declared(base + "class Manager : public Base {}; }"), Contains("rule sweep"));
  EXPECT_THAT(declared(base + "using Manager = Base; }"), Contains("rule sweep"));
  EXPECT_THAT(declared("namespace x { void get_manager(); } namespace old { using x::get_manager; }"), Contains("rule get-manager"));
  EXPECT_THAT(declared("namespace x { void get_manager(); } namespace old = x;"), Contains("rule get-manager"));
  EXPECT_THAT(declared(base + "template <class T> class Manager : public T {}; }"), Contains("rule sweep"))
      << "a base that is not known yet may have it";
}

TEST(Declared, a_macro_that_was_undefined_again_was_there) {
  EXPECT_THAT(declared("#define OLD_MANAGER\n#undef OLD_MANAGER\n"), Contains("rule macro"));
}

TEST(Declared, a_class_that_is_only_announced_has_no_members) {
  const auto all = declared("namespace old { class Manager; }");
  EXPECT_THAT(all, Contains("rule manager"));
  EXPECT_THAT(all, Not(Contains("rule sweep")));
}

}  // namespace
}  // namespace ssot::collect
