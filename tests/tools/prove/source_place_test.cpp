#include "prove/source_place.hpp"

#include <gmock/gmock.h>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

class SourcePlaceTest : public WithCompiler {};
INSTANTIATE_TEST_SUITE_P(Of, SourcePlaceTest, compilers(), compiler_name);

TEST_P(SourcePlaceTest, of_an_instruction) {
  const std::string text = "int h(int);\nint f() { return h(1); }\n\nint g(int i) {\n  return h(\n      i) + 1;\n}\n";
  const ObjectCode compared = code_of(GetParam(), text);
  const std::string with_lines = object_of(GetParam(), text, {"-g1"});
  for (const Symbol& each : compared.symbols) {
    if (each.name != "_Z1gi") continue;
    const Section& body = compared.sections[each.section];
    const SourcePlace place = source_place(with_lines, compared, each.section, body.relocations.front().offset);
    EXPECT_THAT(place.file, ::testing::EndsWith("/unit.cpp"));
    EXPECT_EQ(place.line, 5U);
  }
}

TEST(SourcePlace, that_nothing_tells) {
  const ObjectCode compared = code_of("g++", "int f() { return 1; }");
  for (std::uint32_t i = 0; i < compared.sections.size(); ++i) {
    EXPECT_EQ(source_place(object_of("g++", "int g() { return 1; }"), compared, i, 0).file, "");
    EXPECT_EQ(source_place("no object", compared, i, 0).line, 0U);
  }
}

}  // namespace
}  // namespace ssot::prove
