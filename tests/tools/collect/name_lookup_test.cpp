#include "collect/name_lookup.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What a use of the manager in `text` says when the replacement would not mean `::one`.
std::string trouble_in(const std::string& text) {
  return Unit("#include \"old.h\"\n" + text).site("get-manager").trouble;
}

TEST(NameLookup, nothing_or_the_outermost_namespace_is_no_shadow) {
  EXPECT_THAT(trouble_in("void f() { old::get_manager(); }"), IsEmpty());
  EXPECT_THAT(trouble_in("namespace one { struct Hub; } void f() { old::get_manager(); }"), IsEmpty());
  EXPECT_THAT(trouble_in("namespace one {} namespace a { namespace one = ::one; void f() { old::get_manager(); } }"),
              IsEmpty());
}

TEST(NameLookup, a_nearer_declaration_is_one) {
  EXPECT_THAT(trouble_in("namespace a { namespace one {} void f() { old::get_manager(); } }"), HasSubstr("a::one"));
  EXPECT_THAT(trouble_in("void f() { int one = 0; (void)one; old::get_manager(); }"), HasSubstr("`one`"));
  EXPECT_THAT(trouble_in("void f(int one) { (void)one; old::get_manager(); }"), HasSubstr("`one`"));
  EXPECT_THAT(trouble_in("template <class one> void f(one) { old::get_manager(); }"), HasSubstr("`one`"));
  EXPECT_THAT(trouble_in("void f() { [one = 1] { (void)one; old::get_manager(); }(); }"), HasSubstr("`one`"));
  EXPECT_THAT(trouble_in("struct B { int one; }; struct D : B { void f(); }; void D::f() { old::get_manager(); }"),
              HasSubstr("B::one"));
}

TEST(NameLookup, a_local_behind_the_use_is_none) {
  EXPECT_THAT(trouble_in("void f() { old::get_manager(); int one = 0; (void)one; }"), IsEmpty());
  EXPECT_THAT(trouble_in("void f() { { int one = 0; (void)one; } old::get_manager(); }"), IsEmpty());
}

}  // namespace
}  // namespace ssot::collect
