#include "shim/write_shim.hpp"

#include <gmock/gmock.h>

#include "small_concept.hpp"

namespace ssot::shim {
namespace {

std::map<std::string, std::string> written(const std::string& headers) {
  auto shims = write_shims(small_concept(headers));
  if (shims) return std::move(*shims);
  return {{"error", llvm::toString(shims.takeError())}};
}

TEST(WriteShim, AClassForwardsAndHoldsNothing) {
  std::string text = written(header("old/timer.h", R"~(
    { "id": "timer", "from": "class n::Timer", "to": "one::Clock", "single": true },
    { "id": "make", "from": "explicit n::Timer::Timer(int rate = 1)", "instance": "construct",
      "arguments": { "rate": { "drop": "it has none" } } },
    { "id": "now", "from": "virtual int n::Timer::now(const std::string& zone) const", "to": "one::convert::now($self, $zone)" },
    { "id": "get", "from": "Timer& n::timer()", "instance": "reference" },
    { "id": "global", "from": "extern Timer& n::the_timer", "instance": "reference" },
    { "id": "macro", "from": "#define TIMER(zone)", "note": { "why": "w", "do": "d" }, "shim": { "body": "(::n::timer().now($zone))" } })~"))
      ["old/timer.h"];
  EXPECT_EQ(
      text,
      "// timer.h - compatibility header: forwards to one::Clock, and does nothing else.\n"
      "//\n"
      "// Written by `ssot shim` from clock.json; do not edit. Include <one/clock.hpp> instead.\n"
      "#pragma once\n"
      "\n"
      "#include <one/clock.hpp>\n"
      "#include <one/convert.hpp>\n"
      "#include <ssot/migration_shim.hpp>\n"
      "\n"
      "#include <string>\n"
      "\n"
      "SSOT_SHIM_BEGIN\n"
      "\n"
      "namespace n {\n"
      "\n"
      "class SSOT_DEPRECATED(\"use one::Clock from <one/clock.hpp>\") Timer {\n"
      " public:\n"
      "  virtual ~Timer() = default;\n"
      "  explicit Timer(int = 1) {}\n"
      "  virtual int now(const std::string& zone) const { return one::convert::now(one::clock(), zone); }\n"
      "};\n"
      "\n"
      "SSOT_DEPRECATED(\"use one::clock()\")\n"
      "inline Timer& timer() { return ssot::migration::shim_instance<Timer>(); }\n"
      "\n"
      "SSOT_DEPRECATED(\"use one::clock()\")\n"
      "inline Timer& the_timer = ssot::migration::shim_instance<Timer>();\n"
      "\n"
      "}  // namespace n\n"
      "\n"
      "SSOT_SHIM_END\n"
      "\n"
      "#define TIMER(zone) (::n::timer().now(zone))\n");
}

TEST(WriteShim, ACallWithFewerArgumentsThatBecomesSomethingElseIsAnOverload) {
  const std::string text = written(header("old/timer.h", R"~(
    { "id": "timer", "from": "class n::Timer", "to": "one::Clock", "single": true },
    { "id": "ring", "from": "int n::Timer::ring(int at, int times = 1, bool loud = false)", "cases": [
        { "when": { "times": "given", "loud": "absent" }, "to": "$self.chime($at, $times)" },
        { "to": "$self.ring_at($at, $times)" }
      ], "arguments": { "times": { "default": "1" }, "loud": { "drop": "d" } } },
    { "id": "log", "from": "void n::log(int code, int level = 0)", "cases": [
        { "when": { "level": "absent" }, "to": "one::plain($code)" }, { "to": "one::rated($code, $level)" }
      ] })~"))
      ["old/timer.h"];
  EXPECT_THAT(text, ::testing::HasSubstr("  int ring(int at, int times, bool) { return one::clock().ring_at(at, times); }\n"
                                         "  int ring(int at) { return ring(at, 1, false); }\n"
                                         "  int ring(int at, int times) { return one::clock().chime(at, times); }\n"));
  EXPECT_THAT(text, ::testing::HasSubstr("inline void log(int code, int level) {\n  one::rated(code, level);\n}\n"
                                         "SSOT_DEPRECATED(\"use one::rated(code, level)\")\n"
                                         "inline void log(int code) { one::plain(code); }\n"));
}

TEST(WriteShim, AFileIsKnownAsOneAgain) {
  const auto shims = written(header("old/timer.h", R"~(
    { "id": "timer", "from": "class n::Timer", "to": "one::Clock" })~"));
  EXPECT_TRUE(is_written_shim(shims.at("old/timer.h")));
  EXPECT_FALSE(is_written_shim("// timer.h - a compatibility header.\n#pragma once\n"));
}

TEST(WriteShim, TypesStandBeforeWhatNamesThem) {
  std::string text = written(header("a.h", R"~(
    { "id": "get", "from": "Timer& n::timer(Mode mode)", "instance": "reference", "arguments": { "mode": { "drop": "none" } } },
    { "id": "timer", "from": "class n::Timer : public n::Base", "to": "one::Clock", "single": true },
    { "id": "base", "from": "class n::Base", "to": "one::Clock", "single": true },
    { "id": "mode", "from": "enum class n::Mode", "note": { "why": "w", "do": "d" } },
    { "id": "fast", "from": "enumerator n::Mode::FAST", "note": { "why": "w", "do": "d" }, "shim": { "body": "7" } })~"))
      ["a.h"];
  EXPECT_LT(text.find("Base {"), text.find("Timer : public n::Base"));
  EXPECT_LT(text.find("Timer : public n::Base"), text.find("timer(Mode)"));
  EXPECT_LT(text.find("enum class SSOT_DEPRECATED(\"w; d\") Mode { FAST = 7 };"), text.find("timer(Mode)"));
}

TEST(WriteShim, ATypeOfAnotherHeaderIsIncluded) {
  auto shims = written(
      header("old/base.h",
             R"~({ "id": "base", "from": "class n::Base", "to": "one::Clock", "single": true })~") +
      "," +
      header(
          "old/timer.h",
          R"~({ "id": "timer", "from": "class n::Timer : public Base", "to": "one::Clock", "single": true })~"));
  EXPECT_NE(shims["old/timer.h"].find("#include \"old/base.h\"\n"), std::string::npos);
  EXPECT_EQ(shims["old/base.h"].find("old/timer.h"), std::string::npos);
}

TEST(WriteShim, PlainTypesAreAliasesAndRenamedOnesAreKept) {
  std::string text = written(header("a.h", R"~(
    { "id": "same", "from": "struct n::Same", "to": "one::Same" },
    { "id": "same-x", "from": "int n::Same::x", "to": "$self.x" },
    { "id": "other", "from": "struct n::Other", "to": "one::Other" },
    { "id": "other-x", "from": "int n::Other::x", "to": "$self.y" },
    { "id": "state", "from": "enum class n::State", "to": "one::State" },
    { "id": "on", "from": "enumerator n::State::ON", "to": "one::State::on" })~"))["a.h"];
  EXPECT_NE(text.find("using Same SSOT_DEPRECATED(\"use one::Same\") = one::Same;"), std::string::npos)
      << text;
  EXPECT_NE(text.find("struct SSOT_DEPRECATED(\"use one::Other\") Other {\n  int x = {};\n};"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("State : ssot::migration::EnumShim<one::State> {"), std::string::npos) << text;
  EXPECT_NE(text.find("inline constexpr State State::ON{one::State::on};"), std::string::npos) << text;
}

TEST(WriteShim, ShimIncludesMayDeclare) {
  std::string text = written(
      header("a.h", R"~({ "id": "timer", "from": "class n::Timer", "to": "one::Clock", "single": true })~",
             R"~("old/types.h", "<list>", "namespace n { class App; }")~"))["a.h"];
  EXPECT_NE(text.find("#include <list>\n"), std::string::npos) << text;
  EXPECT_NE(text.find("#include \"old/types.h\"\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nnamespace n { class App; }\n"), std::string::npos) << text;
}

TEST(WriteShim, TheOrderOfWritingIsAlwaysTheSame) {
  std::string headers =
      header("b.h", R"~({ "id": "b", "from": "class n::B", "to": "one::Clock", "single": true })~") + "," +
      header("a.h", R"~({ "id": "a", "from": "class n::A", "to": "one::Clock", "single": true })~");
  EXPECT_EQ(written(headers), written(headers));
  EXPECT_EQ(written(headers).size(), 2u);
}

TEST(WriteShim, AllThatCannotBeWrittenIsToldAtOnce) {
  std::string error = written(header("a.h", R"~(
    { "id": "f", "from": "int& n::f()", "note": { "why": "w", "do": "d" } },
    { "id": "g", "from": "int& n::g()", "note": { "why": "w", "do": "d" } })~"))["error"];
  EXPECT_NE(error.find("n::f"), std::string::npos) << error;
  EXPECT_NE(error.find("n::g"), std::string::npos) << error;
}

TEST(WriteShim, AClassWhoseMethodsAreCalledOtherwiseNowDerivesFromTheCanonical) {
  const std::string text = written(header("old/stream.h", R"~(
    { "id": "stream", "from": "class n::Stream : public std::ostream", "to": "one::File" },
    { "id": "make", "from": "n::Stream::Stream(const std::string& name)", "note": { "why": "w", "do": "d" } },
    { "id": "kind", "from": "using n::Stream::Kind = int", "to": "one::File::Kind" },
    { "id": "close", "from": "bool n::Stream::close()", "to": { "value": "$self.commit()", "statement": "$self.finish()" } },
    { "id": "name", "from": "const std::string& n::Stream::name() const", "to": "$self.path()" },
    { "id": "flush", "from": "void n::Stream::flush(int count)", "to": "$self.flush($count)" })~"))["old/stream.h"];
  EXPECT_NE(text.find("class SSOT_DEPRECATED(\"use one::File\") Stream : public one::File {\n"
                      " public:\n"
                      "  using one::File::File;\n"
                      "  bool close() { return static_cast<one::File&>(*this).commit(); }\n"
                      "  const std::string& name() const { return static_cast<const one::File&>(*this).path(); }\n"
                      "};\n"),
            std::string::npos)
      << text;
}

TEST(WriteShim, WhatIsCalledAsBeforeIsAnAliasAndNeedsNoSupport) {
  const std::string text = written(header("old/part.h", R"~(
    { "id": "part", "from": "struct n::Part", "to": "one::Piece" },
    { "id": "get", "from": "int n::Part::get(int at) const", "to": "$self.get($at)" },
    { "id": "size", "from": "int n::Part::size", "to": "$self.size" },
    { "id": "tell", "from": "void n::tell(int x)", "to": "one::convert::tell($x)" })~"))["old/part.h"];
  EXPECT_EQ(text.substr(text.find("#pragma once")),
            "#pragma once\n\n#include <one/clock.hpp>\n#include <one/convert.hpp>\n\n"
            "#ifndef SSOT_DEPRECATED\n#ifdef SSOT_SHIM_NO_DEPRECATED\n#define SSOT_DEPRECATED(text)\n"
            "#else\n#define SSOT_DEPRECATED(text) [[deprecated(text)]]\n#endif\n#endif\n\n"
            "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n"
            "\nnamespace n {\n"
            "\nusing Part SSOT_DEPRECATED(\"use one::Piece\") = one::Piece;\n"
            "\nSSOT_DEPRECATED(\"use one::convert::tell(x)\")\ninline void tell(int x) { one::convert::tell(x); }\n"
            "\n}  // namespace n\n"
            "\n#pragma GCC diagnostic pop\n");
}

}  // namespace
}  // namespace ssot::shim
