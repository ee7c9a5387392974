#include "collect/writes.hpp"

#include <gtest/gtest.h>

#include "ast.hpp"
#include "collect/ast_walk.hpp"

namespace ssot::collect {
namespace {

// Asks of the first `p->member` or `*p` in the tree that is no other's base.
class Question final : public AstWalk {
 public:
  std::optional<bool> written;

 private:
  void on_statement(clang::Stmt& statement) override {
    const auto* member = llvm::dyn_cast<clang::MemberExpr>(&statement);
    const auto* star = llvm::dyn_cast<clang::UnaryOperator>(&statement);
    const bool asked = (member != nullptr && member->isArrow()) ||
                       (star != nullptr && star->getOpcode() == clang::UO_Deref);
    if (asked && !written) written = is_written(llvm::cast<clang::Expr>(statement), parents_);
  }
};

bool written_in(const std::string& body) {
  const testing::Ast ast(R"x(
struct List { int* begin(); int* end(); const int* begin() const; int& operator[](int); int size() const; };
struct Info { int n; int a[2]; Info* next; List list; void touch(); int get() const; static int all(); };
void take(int); void keep(const int&); void fill(int&); void eat(Info*); void show(const Info*); void copy(Info);
void f(Info* p, const Info* c, bool b) {)x" + body + "}");
  Question question;
  question.walk(const_cast<clang::FunctionDecl&>(ast.find<clang::FunctionDecl>("::f")));
  EXPECT_TRUE(question.written.has_value()) << body;
  return question.written.value_or(false);
}

TEST(Writes, what_is_taken_out_is_read) {
  for (const char* body : {"int x = p->n;", "take(p->n);", "keep(p->n);", "if (p->n) {}", "p->get();", "p->all();",
                           "const int& x = p->n;", "take(p->a[1]);", "b ? p->n : 0;", "int x = 1 + p->n;",
                           "show(p->next);", "copy(*p);", "Info x = *p;", "for (int x : p->list) take(x);",
                           "for (const int& x : p->list) take(x);", "int x = p->list.size();", "p->n;",
                           "int x = sizeof(p->n = 1);"})
    EXPECT_FALSE(written_in(body)) << body;
}

TEST(Writes, what_is_changed_or_could_be_is_written) {
  for (const char* body : {"p->n = 1;", "p->n += 1;", "++p->n;", "p->n--;", "fill(p->n);", "int& x = p->n;", "p->touch();",
                           "p->a[1] = 2;", "int* x = &p->n;", "(p->n) = 1;", "(b ? p->n : p->n) = 1;",
                           "for (int& x : p->list) x = 1;", "p->list[0] = 1;", "p->next->n = 1;", "*p = Info{};",
                           "Info& x = *p;", "[&x = p->n] { x = 1; }();"})
    EXPECT_TRUE(written_in(body)) << body;
}

TEST(Writes, through_a_pointer_to_const_nothing_is_written) {
  EXPECT_FALSE(written_in("const int& x = c->n;"));
  EXPECT_FALSE(written_in("const Info& x = *c;"));
}

}  // namespace
}  // namespace ssot::collect
