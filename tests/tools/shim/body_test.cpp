#include "shim/body.hpp"

#include "small_concept.hpp"

namespace ssot::shim {
namespace {

// The body of the last rule, after a single type n::Timer and a struct n::Info with a renamed field.
Body body_of_rule(const std::string& rule) {
  rules::Concept known = small_concept(header("a.h", R"~(
    { "id": "timer", "from": "class n::Timer", "to": "one::Clock", "single": true },
    { "id": "info", "from": "struct n::Info", "to": "one::Snapshot", "by_pointer": "std::optional<one::Snapshot>" },
    { "id": "info-at", "from": "int n::Info::at", "to": "$self.time.value" },)~" +
                                                         rule));
  LegacyNames names(known);
  if (known.rules.empty()) return {};
  llvm::Expected<Body> body = body_of(known.rules.back(), known, names);
  if (body) return std::move(*body);
  return {"error: " + llvm::toString(body.takeError()), {}, ""};
}

TEST(Body, ForwardsTheValueFormWhereThereIsAResult) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "bool n::Timer::f(int at)",
    "to": { "value": "$self.f($at).accepted()", "statement": "$self.f($at).or_report()" } })~");
  EXPECT_EQ(body.statement, "return one::clock().f(at).accepted();");
  EXPECT_EQ(body.parameters, std::set<std::string>{"at"});
  EXPECT_EQ(body.unforwarded, "");
}

TEST(Body, ForwardsTheStatementFormWhereThereIsNone) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "void n::Timer::f()", "to": "$self.f().or_report()" })~");
  EXPECT_EQ(body.statement, "one::clock().f().or_report();");
}

TEST(Body, FuturesAreReady) {
  Body value = body_of_rule(R"~({ "id": "f", "from": "std::future<int> n::Timer::f()", "unwrap": ["get"],
    "to": "$self.f()" })~");
  EXPECT_EQ(value.statement, "return ssot::migration::ready_from<int>([&] { return one::clock().f(); });");
  Body nothing = body_of_rule(R"~({ "id": "f", "from": "std::future<void> n::Timer::f()", "unwrap": ["get"],
    "to": "$self.f()" })~");
  EXPECT_EQ(nothing.statement, "return ssot::migration::ready_from<void>([&] { one::clock().f(); });");
}

TEST(Body, AccessorsGiveTheOneShim) {
  auto accessor = [](const std::string& result, const std::string& instance, const std::string& more = "") {
    return body_of_rule("{ \"id\": \"f\", \"from\": \"" + result + " n::f()\", \"instance\": \"" + instance +
                        "\"" + more + "}")
        .statement;
  };
  EXPECT_EQ(accessor("Timer&", "reference"), "return ssot::migration::shim_instance<Timer>();");
  EXPECT_EQ(accessor("Timer*", "pointer"), "return &ssot::migration::shim_instance<Timer>();");
  EXPECT_EQ(accessor("std::shared_ptr<Timer>", "shared"), "return ssot::migration::shim_shared<Timer>();");
  EXPECT_EQ(accessor("std::unique_ptr<Timer>", "shared"), "return std::make_unique<Timer>();");
  EXPECT_EQ(accessor("std::future<std::shared_ptr<Timer>>", "shared", ", \"unwrap\": [\"get\"]"),
            "return ssot::migration::ready<std::shared_ptr<Timer>>(ssot::migration::shim_shared<Timer>());");
}

TEST(Body, ACaseForDefaultsIsCoveredByTheGeneralOne) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "void n::Timer::f(int at = 0)", "cases": [
    { "when": { "at": "absent" }, "to": "$self.now()" }, { "to": "$self.f($at)" }],
    "arguments": { "at": { "default": "0" } } })~");
  EXPECT_EQ(body.statement, "one::clock().f(at);");
}

TEST(Body, AChoiceByLiteralIsNotForwarded) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "bool n::Timer::f(const std::string& kind)",
    "cases": [{ "when": { "kind": { "text": "a" } }, "to": { "value": "$self.a()", "statement": "$self.a()" } }],
    "note": { "why": "the \"kind\" is unknown", "do": "choose" } })~");
  EXPECT_EQ(
      body.statement,
      "return ssot::migration::unforwarded<bool>(\"n::Timer::f\", \"the \\\"kind\\\" is unknown\", false);");
  EXPECT_EQ(body.unforwarded, "the \"kind\" is unknown");
}

TEST(Body, TheRulesOwnBodyGoesFirst) {
  Body body =
      body_of_rule(R"~({ "id": "f", "from": "bool n::Timer::f(int at)", "note": { "why": "w", "do": "d" },
    "shim": { "body": "one::convert::f($self, $at)" } })~");
  EXPECT_EQ(body.statement, "return one::convert::f(one::clock(), at);");
}

TEST(Body, TheRulesOwnFailureValueIsReturned) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "int n::Timer::f()", "note": { "why": "w", "do": "d" },
    "shim": { "returns": "-1" } })~");
  EXPECT_EQ(body.statement, "return ssot::migration::unforwarded<int>(\"n::Timer::f\", \"w\", -1);");
}

TEST(Body, AResultThatNoCanonicalValueConvertsToIsNotForwarded) {
  Body body = body_of_rule(R"~({ "id": "f", "from": "Info* n::Timer::f()", "to": "$self.snapshot()" })~");
  EXPECT_EQ(body.statement,
            "return ssot::migration::unforwarded<Info*>(\"n::Timer::f\", "
            "\"the canonical type has no Info object\", nullptr);");
  Body taker = body_of_rule(
      R"~({ "id": "f", "from": "bool n::Timer::f(const Info& info)", "to": "$self.f($info)" })~");
  EXPECT_NE(taker.unforwarded, "");
}

TEST(Body, AReferenceWithoutAnAnswerIsRefused) {
  Body body =
      body_of_rule(R"~({ "id": "f", "from": "int& n::Timer::f()", "note": { "why": "w", "do": "d" } })~");
  EXPECT_EQ(body.statement.find("error: "), 0u) << body.statement;
  EXPECT_NE(body.statement.find("no failure value"), std::string::npos) << body.statement;
}

}  // namespace
}  // namespace ssot::shim
