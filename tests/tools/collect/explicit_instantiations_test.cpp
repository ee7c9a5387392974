#include "collect/explicit_instantiations.hpp"

#include <gmock/gmock.h>

#include <set>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ExplicitInstantiations, of_a_function_names_its_arguments_and_parameters) {
  const Unit unit(R"x(#include "old.h"
template <class T> int f(T&, const old::Manager*) { return 0; }
extern template int f<old::Info>(::old::Info&, const old::Manager*);
template int f(old::Level&, const old::Manager*);
)x");
  ASSERT_THAT(unit.sites("info"), SizeIs(2));
  EXPECT_EQ(unit.text(unit.site("info").range), "old::Info");
  EXPECT_EQ(unit.text(unit.site("info", 1).range), "::old::Info");
  EXPECT_THAT(unit.sites("level"), SizeIs(1));
  std::set<facts::Range> names;
  for (const facts::Site& site : unit.sites("manager")) names.insert(site.name);
  EXPECT_THAT(names, SizeIs(3));
}

TEST(ExplicitInstantiations, go_with_the_signature_of_their_template_and_whole) {
  const Unit unit(R"x(#include "old.h"
template <class T> int f(T&, old::Manager* second) { return 0; }
template int f(old::Info& one, old::Manager* two);
template <class T> int g(T&, old::Manager* other) { return 0; }
)x");
  EXPECT_TRUE(unit.joined(unit.node("second"), unit.node("Manager", 1)));
  EXPECT_TRUE(unit.joined(unit.node("Info"), unit.node("Manager", 1)));
  EXPECT_FALSE(unit.joined(unit.node("other"), unit.node("Manager", 1)));
}

TEST(ExplicitInstantiations, of_a_member_and_of_a_variable) {
  const Unit unit(R"x(#include "old.h"
template <class T> struct Box { void put(T&) {} };
template <class T> T* held = nullptr;
template void Box<old::Manager>::put(old::Manager&);
template old::Info* held<old::Info>;
)x");
  EXPECT_THAT(unit.sites("manager"), SizeIs(2));
  ASSERT_THAT(unit.sites("info"), SizeIs(2));
  EXPECT_TRUE(unit.joined(unit.node("Info"), unit.node("Info", 1)));
}

TEST(ExplicitInstantiations, are_looked_up_from_where_they_stand) {
  const Unit unit(R"x(#include "old.h"
namespace o = old;
namespace app {
struct Manager {};
template <class T> void f(T&) {}
template void f(Manager&);
template void f(o::Manager&);
}
using namespace old;
template <class T> void g(T&) {}
template void g(Info&);
)x");
  EXPECT_THAT(unit.sites("manager"), SizeIs(1));
  EXPECT_EQ(unit.text(unit.site("manager").range), "o::Manager");
  EXPECT_THAT(unit.sites("info"), SizeIs(1));
}

TEST(ExplicitInstantiations, other_uses_of_the_word_template_are_none) {
  const Unit unit(R"x(#include "old.h"
template <class T> void f(T t) { t.template get<old::Info>(); }
#if 0
template void f(old::Level);
#endif
)x");
  EXPECT_THAT(unit.sites("level"), IsEmpty());
  EXPECT_THAT(unit.sites("info"), SizeIs(1));
}

}  // namespace
}  // namespace ssot::collect
