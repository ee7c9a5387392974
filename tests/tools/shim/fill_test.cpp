#include "shim/fill.hpp"

#include "small_concept.hpp"

namespace ssot::shim {
namespace {

rules::Concept clock_with_set() {
  return small_concept(header("a.h", R"~(
    { "id": "timer", "from": "class n::Timer", "to": "one::Clock", "single": true },
    { "id": "set", "from": "void n::Timer::set(int at, bool loud)", "to": "$self.set(one::At{$at})",
      "arguments": { "at": { "wrap": "one::convert::at($)" }, "loud": { "drop": "it never was" } } })~"));
}

TEST(Fill, PutsParametersIntoHolesAndTheAccessorForTheObject) {
  rules::Concept known = clock_with_set();
  llvm::Expected<Filled> filled = fill(known.rules[1], "$self.set(one::At{$at})", known.canonical.reference);
  ASSERT_TRUE(static_cast<bool>(filled));
  EXPECT_EQ(filled->text, "one::clock().set(one::At{one::convert::at(at)})");
  EXPECT_EQ(filled->parameters, std::set<std::string>{"at"});
}

TEST(Fill, TheObjectAloneIsTheAccessorToo) {
  rules::Concept known = clock_with_set();
  llvm::Expected<Filled> filled = fill(known.rules[1], "one::convert::set($self, $$)", known.canonical.reference);
  ASSERT_TRUE(static_cast<bool>(filled));
  EXPECT_EQ(filled->text, "one::convert::set(one::clock(), $)");
}

TEST(Fill, AnUnknownHoleIsToldWithItsRule) {
  rules::Concept known = clock_with_set();
  llvm::Expected<Filled> filled = fill(known.rules[1], "$self.set($when)", known.canonical.reference);
  ASSERT_FALSE(static_cast<bool>(filled));
  std::string message = llvm::toString(filled.takeError());
  EXPECT_NE(message.find("clock.json"), std::string::npos) << message;
  EXPECT_NE(message.find("rule set"), std::string::npos) << message;
}

}  // namespace
}  // namespace ssot::shim
