#include "collect/site_visitor.hpp"

#include <gmock/gmock.h>

#include <set>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::SiteKind;
using testing::Unit;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(SiteVisitor, finds_every_kind_of_use) {
  const Unit unit(R"x(#include "old.h"
#include "standard.h"
struct Child : old::Manager {};
void f(old::Manager& m, old::Info i, Child* c) {
  m.send(1);
  (void)i.user;
  (void)old::Level::LOW;
  (void)old::the_manager;
  auto pointer = &old::Manager::sweep;
  delete old::the_manager;
  auto made = std::make_unique<old::Manager>(3);
  old::Manager held(4);
  OLD_MANAGER().sweep();
}
)x");
  EXPECT_EQ(unit.site("manager").kind, SiteKind::base);
  EXPECT_EQ(unit.site("manager", 1).kind, SiteKind::type);
  EXPECT_EQ(unit.site("send-number").kind, SiteKind::call);
  EXPECT_EQ(unit.site("info-user").kind, SiteKind::field);
  EXPECT_EQ(unit.site("level-low").kind, SiteKind::enumerator);
  EXPECT_EQ(unit.site("the-manager").kind, SiteKind::variable);
  EXPECT_EQ(unit.site("sweep").kind, SiteKind::member_pointer);
  EXPECT_EQ(unit.site("construct").creation, "make_unique");
  EXPECT_EQ(unit.site("macro").kind, SiteKind::macro);
  std::vector<SiteKind> kinds;
  for (const facts::Site& site : unit.sites("manager")) kinds.push_back(site.kind);
  EXPECT_THAT(kinds, Contains(SiteKind::destroy));
  EXPECT_THAT(kinds, Contains(SiteKind::value));
}

TEST(SiteVisitor, the_resolved_declaration_decides) {
  const Unit unit(R"x(#include "old.h"
namespace app { struct Manager { bool send(int); void sweep(); }; }
void f(app::Manager& m) { m.send(1); m.sweep(); }
)x");
  EXPECT_THAT(unit.facts.sites, IsEmpty());
  EXPECT_THAT(unit.mentions_of("send"), ElementsAre("app::Manager::send", "app::Manager::send"));
}

TEST(SiteVisitor, other_classes_are_named_wherever_they_are_written) {
  const Unit unit(R"x(
namespace app {
struct Manager { Manager(); ~Manager(); static Manager& instance(); };
Manager::Manager() {}
Manager::~Manager() {}
Manager& one = Manager::instance();
}
)x");
  std::set<facts::Range> places;
  for (const facts::Mention& mention : unit.facts.mentions)
    if (unit.text(mention.range) == "Manager") places.insert(mention.range);
  EXPECT_EQ(places.size(), 10U);
  EXPECT_THAT(unit.mentions_of("Manager"), Each(StartsWith("app::Manager")));
}

TEST(SiteVisitor, a_generic_lambda_is_looked_at_in_each_of_its_calls) {
  const Unit unit(R"x(#include "old.h"
struct Other { void sweep(); };
void f(old::Manager& m, Other& o) {
  auto agree = [](auto& what) { what.send(1); };
  auto disagree = [](auto& what) { what.sweep(); };
  agree(m); disagree(m); disagree(o);
}
)x");
  EXPECT_EQ(unit.sites("send-number").size(), 1U);
  EXPECT_EQ(unit.sites("sweep").size(), 1U);
  EXPECT_THAT(unit.mentions_of("sweep"), Contains("Other::sweep"));
}

TEST(SiteVisitor, template_arguments_within_a_qualifier_are_types) {
  const Unit unit("#include \"old.h\"\ntemplate <class T> struct B { static int n; };\nint f() { return B<old::Info>::n; }\n");
  EXPECT_EQ(unit.text(unit.site("info").range), "old::Info");
}

TEST(SiteVisitor, a_template_of_the_projects_holds_by_value_only_if_a_member_does) {
  const Unit unit(R"x(#include "old.h"
template <class T> struct Pointer { T* p; };
template <class T> struct Value { T v; };
extern Pointer<old::Manager> first;
extern Value<old::Manager> second;
)x");
  EXPECT_THAT(unit.site("manager", 0).trouble, IsEmpty());
  EXPECT_THAT(unit.site("manager", 1).trouble, HasSubstr("by value"));
}

TEST(SiteVisitor, a_call_that_is_found_through_a_legacy_argument_is_told) {
  const Unit unit(R"x(#include "old.h"
namespace old { void draw(const Info&); }
namespace app { struct Mine {}; void show(const Mine&); void both(const Mine&, const old::Info&); }
void f(old::Info& info, app::Mine& mine) { draw(info); old::draw(info); show(mine); both(mine, info); }
)x");
  std::vector<std::string> found;
  for (const facts::Site& site : unit.facts.sites)
    if (site.kind == SiteKind::found_by_argument) found.push_back(site.entity);
  EXPECT_THAT(found, ElementsAre("old::draw"));
}

TEST(SiteVisitor, a_using_declaration_is_a_site_and_no_other_entity) {
  const Unit unit("#include \"old.h\"\nusing old::Manager;\nvoid f(Manager&);\n");
  EXPECT_THAT(unit.mentions_of("Manager"), IsEmpty());
  EXPECT_EQ(unit.text(unit.site("manager").range), "old::Manager");
  EXPECT_EQ(unit.text(unit.site("manager", 1).range), "Manager");
}

TEST(SiteVisitor, a_dependent_call_is_a_mention_and_each_instantiation_a_site) {
  const Unit unit(R"x(#include "old.h"
template <class T> void greet(T& t) { t.send(1); }
void f(old::Manager& m) { greet(m); }
)x");
  EXPECT_EQ(unit.sites("send-number").size(), 1U);
  EXPECT_THAT(unit.mentions_of("send"), ElementsAre("dependent"));
}

TEST(SiteVisitor, what_no_edit_may_touch_has_a_reason) {
  const Unit unit(R"x(#include "old.h"
#define GREET(name) old::get_manager().se##name(1)
void body() { GREET(nd); }
void shared() { old::Manager a, b; }
void by_value(old::Manager m);
)x");
  EXPECT_THAT(unit.site("send-number").trouble, HasSubstr("body of a macro"));
  std::vector<std::string> troubles;
  for (const facts::Site& site : unit.sites("manager")) troubles.push_back(site.trouble);
  EXPECT_THAT(troubles, Contains("several names are declared with one type"));
  EXPECT_THAT(troubles, Contains("a parameter takes it by value, and there is one instance"));
}

TEST(SiteVisitor, a_lambda_is_copied_like_any_object) {
  const Unit unit("#include \"old.h\"\nvoid f(old::Manager& m) { auto a = [&m] { m.sweep(); }; auto b = a; b(); }\n");
  EXPECT_EQ(unit.sites("sweep").size(), 1U);
}

TEST(SiteVisitor, an_excluded_file_is_seen_and_not_edited) {
  const Unit unit("#include \"vendor/v.h\"\n",
                  {{"vendor/v.h", "#include \"old.h\"\ninline void f(old::Manager& m) { m.send(1); }\n"}});
  EXPECT_EQ(unit.site("send-number").trouble, "the file is excluded from edits");
}

TEST(SiteVisitor, a_site_in_the_composition_root_says_so) {
  const Unit unit(R"x(#include "old.h"
namespace app { void compose() { old::Manager root; } void other() { old::Manager other; } }
)x");
  for (const facts::Site& site : unit.sites("manager"))
    EXPECT_EQ(site.in_composition_root, site.enclosing == "app::compose") << site.enclosing;
}

// HIGH has no rule: nothing else than the qualifier is there to be edited.
TEST(SiteVisitor, a_qualifier_of_what_has_no_rule_is_a_site_of_its_own) {
  const Unit unit("#include \"old.h\"\nint high = static_cast<int>(old::Level::HIGH);\n"
                  "int low = static_cast<int>(old::Level::LOW);\n");
  ASSERT_EQ(unit.sites("level").size(), 1U);
  EXPECT_EQ(unit.text(unit.site("level").range), "old::Level");
  EXPECT_EQ(unit.site("level").kind, facts::SiteKind::type);
  EXPECT_EQ(unit.sites("level-low").size(), 1U);
}

// An alias of the project's own is what is written; the legacy type that it stands for is not.
TEST(SiteVisitor, an_alias_that_qualifies_is_no_mention_of_what_it_stands_for) {
  const Unit unit("#include \"old.h\"\nusing Level = old::Level;\nint high = static_cast<int>(Level::HIGH);\n");
  EXPECT_EQ(unit.sites("level").size(), 1U);
  EXPECT_EQ(unit.mentions_of("Level"), (std::vector<std::string>{"Level", "Level"}));
}

}  // namespace
}  // namespace ssot::collect
