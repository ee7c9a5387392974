#include "collect/parents.hpp"

#include <gmock/gmock.h>

#include <map>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::Contains;
using ::testing::Not;

TEST(Parents, the_enclosing_declaration_is_named_from_outside) {
  const Unit unit(R"x(#include "old.h"
namespace app {
struct Service {
  old::Manager* member;
  void run(old::Manager& m) {
    const auto lambda = [&] { m.sweep(); };
  }
};
}
)x");
  EXPECT_EQ(unit.site("manager").enclosing, "app::Service::member");
  EXPECT_EQ(unit.site("manager", 1).enclosing, "app::Service::run");
  EXPECT_EQ(unit.site("sweep").enclosing, "app::Service::run");
}

TEST(Parents, a_declaration_that_no_linkage_joins_with_another_is_local) {
  const Unit unit(R"x(#include "old.h"
old::Manager* global;
static old::Manager* hidden() { return nullptr; }
namespace { old::Manager* nameless() { return nullptr; } }
namespace app {
using old::Manager;
struct Service {
  old::Manager* member;
};
template <class T> void many(T& t, old::Manager& m) { (void)t, (void)m; }
}
int main() {
  struct Local {} local;
  old::Manager* m = hidden();
  app::many(local, *nameless());
  return m == nullptr;
}
)x");
  std::map<std::string, bool> local;
  for (const facts::Site& site : unit.sites("manager")) {
    const auto [known, is_new] = local.emplace(site.enclosing, site.enclosing_is_local);
    EXPECT_EQ(known->second, site.enclosing_is_local) << site.enclosing;
  }
  EXPECT_EQ(local, (std::map<std::string, bool>{{"(anonymous)::nameless", true},
                                                {"app::Manager", true},
                                                {"app::Service::member", false},
                                                {"app::many", false},
                                                {"global", false},
                                                {"hidden", true},
                                                {"main", true}}));
}

TEST(Parents, a_type_belongs_to_the_declaration_that_it_is_written_in) {
  const Unit unit("#include \"old.h\"\nvoid f(old::Manager& first, old::Manager& second);\n");
  EXPECT_THAT(unit.site("manager").nodes, Contains(unit.node("first")));
  EXPECT_THAT(unit.site("manager").nodes, Not(Contains(unit.node("second"))));
  EXPECT_THAT(unit.site("manager", 1).nodes, Contains(unit.node("second")));
}

TEST(Parents, an_unnamed_parameter_of_a_written_function_type_belongs_to_what_holds_that_type) {
  const Unit unit("#include \"old.h\"\n#include \"standard.h\"\n"
                  "struct C { std::function<void(old::Manager&)> member; };\n"
                  "void f(std::function<void(old::Manager&)> parameter);\n");
  EXPECT_THAT(unit.site("manager").nodes, Contains(unit.node("member")));
  EXPECT_THAT(unit.site("manager", 1).nodes, Contains(unit.node("parameter")));
}

TEST(Parents, several_declarators_share_one_type) {
  const Unit unit("#include \"old.h\"\nold::Manager a, b;\nstruct C { old::Manager c, d; };\nold::Manager e;\n");
  for (const facts::Site& site : unit.sites("manager")) {
    if (site.kind != facts::SiteKind::value) continue;
    EXPECT_EQ(site.trouble.empty(), unit.text(site.name) == "e") << unit.text(site.name) << site.trouble;
  }
}

TEST(Parents, what_is_evaluated_before_main) {
  const Unit unit("#include \"old.h\"\n"
                  "auto& a = old::get_manager();\n"
                  "struct C { static old::Manager& s; old::Manager& m = old::get_manager(); };\n"
                  "old::Manager& C::s = old::get_manager();\n"
                  "auto later = [] { return &old::get_manager(); };\n"
                  "auto now = [] { return &old::get_manager(); }();\n"
                  "void f() { static auto& local = old::get_manager(); }\n"
                  "using T = decltype(old::get_manager());\n");
  const std::vector<bool> expected{true, false, true, false, true, false, false};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(unit.site("get-manager", i).before_main, expected[i]) << i;
}

TEST(Parents, what_is_never_evaluated) {
  const Unit unit("#include \"old.h\"\n"
                  "using T = decltype(old::get_manager());\n"
                  "auto s = sizeof(old::get_manager());\n"
                  "bool n = noexcept(old::get_manager());\n"
                  "bool r = requires { old::get_manager(); };\n"
                  "auto& e = old::get_manager();\n");
  for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(unit.site("get-manager", i).unevaluated) << i;
  EXPECT_FALSE(unit.site("get-manager", 4).unevaluated);
}

}  // namespace
}  // namespace ssot::collect
