#include "collect/class_layout.hpp"

#include <clang/AST/ASTContext.h>
#include <gmock/gmock.h>

#include "ast.hpp"

namespace ssot::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> layout(const std::string& text) {
  const testing::Ast ast(text);
  return layout_of(*ast.find<clang::CXXRecordDecl>("::C").getDefinition(), ast.context());
}

TEST(ClassLayout, is_told_line_by_line) {
  EXPECT_THAT(layout("namespace n { struct B { int b; }; } struct C : n::B { char a; int c : 3; int d : 2; long e; };"),
              ElementsAre("size 16", "align 8", "base n::B at 0", "char a at 4", "int c at 5", "int d at 5.3", "long e at 8"));
}

TEST(ClassLayout, virtual_functions_stand_in_their_order) {
  EXPECT_THAT(layout("struct C { virtual void f(int); void g(); virtual ~C(); virtual int h() const; };"),
              ElementsAre("size 8", "align 8", "virtual void (int) f", "virtual void () ~C", "virtual int () const h"));
}

TEST(ClassLayout, a_virtual_base_has_its_place) {
  EXPECT_THAT(layout("struct B { long b; }; struct C : virtual B { int c; };"),
              ElementsAre("size 24", "align 8", "virtual base B at 16", "int c at 8"));
}

TEST(ClassLayout, a_template_has_none) {
  EXPECT_THAT(layout("template <class T> struct C { T t; };"), IsEmpty());
}

}  // namespace
}  // namespace ssot::collect
