#include "collect/lost_outcome.hpp"

#include <gtest/gtest.h>

#include "ast.hpp"
#include "collect/ast_walk.hpp"

namespace ssot::collect {
namespace {

class OutcomeQuestion final : public AstWalk {
 public:
  std::string how = "no call of send";

 private:
  void on_statement(clang::Stmt& statement) override {
    const auto* call = llvm::dyn_cast<clang::CallExpr>(&statement);
    const clang::FunctionDecl* callee = call != nullptr ? call->getDirectCallee() : nullptr;
    if (callee != nullptr && callee->getNameAsString() == "send") how = lost_outcome(parents_);
  }
};

std::string how_lost(const std::string& body, const std::string& result = "Outcome") {
  const testing::Ast ast(R"x(
namespace std { struct Swallow { template <class T> const Swallow& operator=(const T&) const; }; inline constexpr Swallow ignore; }
struct Outcome { Outcome(); ~Outcome(); bool ok() const; void or_report(); explicit operator bool() const; };
namespace std { template <class T> struct future { future(future&&); ~future(); }; }
struct Guard { Guard(); Guard(Guard&&); ~Guard(); }; struct Handle { Handle(const Handle&) = delete; };
)x" + result + R"x( send(); void take(Outcome); bool b; Outcome other;
auto f() {)x" + body + "}");
  OutcomeQuestion question;
  question.walk(const_cast<clang::FunctionDecl&>(ast.find<clang::FunctionDecl>("::f")));
  return question.how;
}

TEST(LostOutcome, a_statement_ignores_it) {
  for (const char* body : {"send();", "{ send(); }", "if (b) send();", "while (b) send();", "for (send();;) {}",
                           "for (;; send()) {}", "do send(); while (b);", "again: send();", "switch (1) { case 1: send(); }",
                           "send(), b = true;", "b ? send() : other;", "(send());", "[] { send(); }();"})
    EXPECT_EQ(how_lost(body), "is ignored") << body;
}

TEST(LostOutcome, a_cast_to_void_is_no_answer) {
  for (const char* body : {"(void)send();", "static_cast<void>(send());", "(void)(b ? send() : other);"})
    EXPECT_EQ(how_lost(body), "is cast to void") << body;
}

TEST(LostOutcome, other_ways_to_lose_it) {
  EXPECT_EQ(how_lost("std::ignore = send();"), "is given to std::ignore");
  EXPECT_EQ(how_lost("[[maybe_unused]] auto kept = send();"), "is kept in 'kept', which nothing reads");
}

// A subscription, a lock: to keep it is what it is for.
TEST(LostOutcome, a_guard_that_is_kept_is_used) {
  EXPECT_EQ(how_lost("auto kept = send();", "Guard"), "");
  EXPECT_EQ(how_lost("const auto& kept = send();", "Guard"), "");
  EXPECT_EQ(how_lost("send();", "Guard"), "is ignored");
  EXPECT_EQ(how_lost("auto kept = send();", "Handle"), "is kept in 'kept', which nothing reads") << "nothing happens at its end";
  EXPECT_EQ(how_lost("auto kept = send();", "std::future<int>"), "is kept in 'kept', which nothing reads");
}

TEST(LostOutcome, what_something_has_is_not_lost) {
  for (const char* body : {"return send();", "take(send());", "send().or_report();", "if (send()) {}", "if (send().ok()) {}",
                           "auto kept = send(); take(kept);", "other = send();", "b = (b, send()).ok();", "while (send()) {}",
                           "static Outcome last; last = send();", "for (; send();) {}", "b = ({ b = true; send(); }).ok();",
                           "auto g = [] { return send(); }; g();"})
    EXPECT_EQ(how_lost(body), "") << body;
}

}  // namespace
}  // namespace ssot::collect
