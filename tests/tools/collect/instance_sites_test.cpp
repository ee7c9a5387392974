#include "collect/instance_sites.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string hub =
    "#include <standard.h>\n"
    "namespace one { class Hub { public: Hub(); Hub(int); ~Hub(); static Hub* create(); void post(); }; Hub& hub(); }\n";

std::string shown(const facts::Instance& each) {
  return each.how + " in " + each.enclosing + (each.in_own_code ? ", own" : "") + (each.in_composition_root ? ", root" : "") +
         (each.each_has_one ? ", each" : "");
}

std::vector<std::string> made(const std::string& text, std::map<std::string, std::string> more = {}) {
  std::vector<std::string> out;
  for (const facts::Instance& each : testing::Unit(hub + text, std::move(more)).facts.instances) out.push_back(shown(each));
  return out;
}

TEST(InstanceSites, every_way_to_make_one) {
  EXPECT_THAT(made("void f() { one::Hub a; one::Hub b = one::Hub(1); new one::Hub(); std::make_unique<one::Hub>();\n"
                   "one::Hub(2).post(); one::Hub{}.post(); }"),
              ElementsAre("variable in f", "variable in f", "new in f", "make_unique in f", "temporary in f", "temporary in f"));
  EXPECT_THAT(made("one::Hub g; struct S { one::Hub m; static one::Hub s; }; one::Hub S::s;"),
              UnorderedElementsAre("static variable in g", "member in S::m", "static variable in S::s"));
}

TEST(InstanceSites, what_only_reaches_or_names_it_makes_none) {
  EXPECT_THAT(made("extern one::Hub e; void f(one::Hub& r, one::Hub* p, one::Hub v) { one::Hub& s = r; auto* q = p;\n"
                   "(void)sizeof(one::Hub(1)); s.post(); q->post(); v.post(); }\n"
                   "class Mock : public one::Hub {}; void g() { Mock m; new Mock; }"),
              IsEmpty());
}

TEST(InstanceSites, know_their_own_code_and_the_entry_point) {
  EXPECT_THAT(made("namespace one { Hub* Hub::create() { return new Hub; } Hub& hub() { static Hub it; return it; } }\n"
                   "namespace app { void compose() { new one::Hub; } }"),
              ElementsAre("new in one::Hub::create, own", "static variable in one::hub, own", "new in app::compose, root"));
}

TEST(InstanceSites, an_inline_accessor_of_a_header_is_told_at_its_variable) {
  EXPECT_THAT(made("#include \"h.h\"\n",
                   {{"h.h",
                     "inline one::Hub& a() { static auto it = std::make_unique<one::Hub>(); return *it; }\n"
                     "inline one::Hub* b = nullptr; static one::Hub c; one::Hub& d();\n"}}),
              UnorderedElementsAre("static variable in a, each", "static variable in b, each", "static variable in c, each"));
  EXPECT_THAT(made("inline one::Hub& a() { static one::Hub it; return it; }"), ElementsAre("static variable in a"))
      << "a source file gives it to nobody";
}

TEST(InstanceSites, a_template_makes_what_it_is_instantiated_with) {
  const std::string single = "template <class T> T& single() { static T it; return it; }\n";
  EXPECT_THAT(made(single), IsEmpty());
  EXPECT_THAT(made(single + "void f() { single<one::Hub>(); single<int>(); }"), ElementsAre("static variable in single"));
}

TEST(InstanceSites, in_an_entry_point_it_is_known_how_often) {
  const testing::Unit unit(hub + "namespace app { void compose(bool b) { new one::Hub; if (b) new one::Hub; for (;;) new one::Hub; } }");
  std::vector<facts::Reached> often;
  for (const facts::Instance& each : unit.facts.instances) often.push_back(each.reached);
  EXPECT_THAT(often, ElementsAre(facts::Reached::once, facts::Reached::maybe, facts::Reached::repeated));
  EXPECT_NE(unit.facts.instances[0].body, 0U);
}

}  // namespace
}  // namespace ssot::collect
