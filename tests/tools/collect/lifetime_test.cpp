#include "collect/lifetime.hpp"

#include "ast.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

bool outlives(const std::string& declaration) {
  const testing::Ast ast(R"x(
namespace one { struct Hub { int n; int& number(); }; }
namespace std { template <class T> struct shared_ptr { T* operator->() const; T& operator*() const; }; }
struct Name { const char* text; operator const char*() const; const char* c_str() const; };
struct Info { Name name; const char* plain; const Name& full() const; };
template <class T> struct Maybe { const T* operator->() const; const T& operator*() const; };
struct Handle { one::Hub* operator->() const; };
Maybe<Info> maybe(); Info value(); Info* pointer(); const Info& reference();
std::shared_ptr<Info> shared(); Handle handle();
)x" + declaration + ";");
  const rules::RuleSet rules = testing::rule_set();
  const auto& x = ast.find<clang::VarDecl>("::x");
  return outlives_a_temporary(*x.getInit(), x.getType(), EntityIndex(rules));
}

TEST(Lifetime, what_leads_into_a_temporary_goes_with_it) {
  for (const char* text :
       {"const Name& x = maybe()->name", "const Name& x = (*maybe()).name", "const Name& x = value().full()",
        "const char* x = maybe()->name.c_str()", "const char* x = value().name.c_str()", "const Info& x = *maybe()"})
    EXPECT_TRUE(outlives(text)) << text;
}

TEST(Lifetime, what_lives_on_or_is_extended_does_not) {
  for (const char* text :
       {"const Name& x = pointer()->name", "const Name& x = reference().full()", "const Info& x = value()",
        "const Name& x = value().name", "Name x = maybe()->name", "const char* x = maybe()->plain",
        "const Name& x = shared()->name", "int& x = handle()->number()", "const Info* x = pointer()"})
    EXPECT_FALSE(outlives(text)) << text;
}

}  // namespace
}  // namespace ssot::collect
