#include "collect/offered.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::ElementsAre;

const facts::Definition& named(const facts::Facts& facts, const std::string& name) {
  static const facts::Definition none;
  for (const facts::Definition& each : facts.definitions)
    if (each.name == name) return each;
  ADD_FAILURE() << "there is no " << name;
  return none;
}

std::vector<std::string> shapes(const facts::Definition& of) {
  std::vector<std::string> out;
  for (const facts::Method& each : of.methods)
    out.push_back(each.name + "(" + each.shape + ")" + (each.is_offered ? "" : " no"));
  return out;
}

TEST(Offered, AShapeLeavesOutWhatACopyChanges) {
  const Unit unit(R"(
#include "standard.h"
namespace n { struct User {}; }
namespace m { struct User {}; }
struct A {
  void a(const n::User& user, long number, const char* text);
  void b(m::User* user, bool flag);
  void c(std::vector<n::User> users, std::unique_ptr<m::User> user, std::function<void(int)> done);
  template <class T> void d(T&& anything, void (*done)(int));
};
)");
  EXPECT_THAT(shapes(named(unit.facts, "A")),
              ElementsAre("a(User, number, text)", "b(User, number)", "c(list of User, User, call)", "d(*, call)"));
}

TEST(Offered, OverridesOperatorsAndWhatIsDeletedIsNotOffered) {
  const Unit unit(R"(
struct I { virtual void f() = 0; };
struct A : I { A(int); ~A(); void f() override; void g() = delete; bool operator==(int) const; operator bool() const; static void h(); };
)");
  EXPECT_THAT(shapes(named(unit.facts, "A")), ElementsAre("f() no", "g() no", "h()", "operator bool() no", "operator==(number) no"));
}

TEST(Offered, BasesThatAreHiddenOrDependAndWhatIsHeld) {
  const Unit unit(R"(
#include "standard.h"
namespace n { struct Held {}; template <class T> struct Base {}; struct Secret {}; }
template <class T> struct A : n::Base<T>, private n::Secret { std::vector<n::Held*> all; int x; };
)");
  const facts::Definition& a = named(unit.facts, "A");
  EXPECT_THAT(a.bases, ElementsAre("n::Base", "n::Secret"));
  EXPECT_THAT(a.hidden_bases, ElementsAre("n::Secret"));
  EXPECT_THAT(a.holds, ElementsAre("n::Held"));
}

TEST(Offered, TypeErasureIsATemplateThatImplementsAClassBesideIt) {
  const Unit unit(R"(
struct Any { struct Concept {}; template <class T> struct Model : Concept {}; Concept* held; };
struct Other { struct Impl {}; template <class T> struct Helper {}; Impl* impl; };
)");
  EXPECT_TRUE(named(unit.facts, "Any").erases_type);
  EXPECT_FALSE(named(unit.facts, "Other").erases_type);
}

TEST(Offered, FunctionsOfANamespaceByTheFileThatFirstDeclaresThem) {
  const Unit unit(R"(
#include "wire.h"
#include "hub.h"
namespace wire { void a() {} void b(int) { one::hub().send(); } }
namespace few { void a(); void b(); void c(); }
)",
                  {{"wire.h", "namespace wire { void a(); void b(int); void c(); void d(); }"},
                   {"hub.h", "namespace one { struct Hub { void send(); }; Hub& hub(); }"}});
  ASSERT_EQ(unit.facts.function_groups.size(), 1U);
  const facts::FunctionGroup& group = unit.facts.function_groups[0];
  EXPECT_EQ(group.name, "wire");
  EXPECT_EQ(unit.facts.path(group.first.file), "/p/wire.h");
  EXPECT_EQ(group.functions.size(), 4U);
  EXPECT_TRUE(group.uses_canonical);
}

}  // namespace
}  // namespace ssot::collect
