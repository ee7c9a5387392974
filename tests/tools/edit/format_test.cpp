#include "edit/format.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace ssot::edit {
namespace {
namespace fs = std::filesystem;

class Format : public ::testing::Test {
 protected:
  ~Format() override { fs::remove_all(folder_); }

  void style(const std::string& text) const { std::ofstream(folder_ / ".clang-format") << text; }

  // «...» is what an edit wrote; «» is where it took something away.
  std::string formatted(std::string text) const {
    std::vector<Mark> marks;
    for (std::size_t at = 0; (at = text.find("«", at)) != std::string::npos;) {
      text.erase(at, 2);
      const std::size_t end = text.find("»", at);
      text.erase(end, 2);
      marks.push_back({at, end, "g"});
    }
    if (llvm::Error error = format_touched((folder_ / "unit.cc").string(), text, marks))
      return llvm::toString(std::move(error));
    return text;
  }

  static fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "ssot-format-XXXXXX").string();
    return mkdtemp(name.data());
  }
  fs::path folder_ = make_folder();
};

TEST_F(Format, WithoutAStyleNothingMoves) {
  EXPECT_EQ(formatted("#include \"b.h\"\n«#include \"a.h\"»\nint   x;\n"),
            "#include \"b.h\"\n#include \"a.h\"\nint   x;\n");
}

TEST_F(Format, AnIncludeGoesWhereTheStylePutsIt) {
  style("BasedOnStyle: Google\n");
  EXPECT_EQ(formatted("#include <map>\n\n«#include <canonical/hub.hpp>»\n#include \"b.h\"\n«#include "
                      "\"a.h\"»\n#include \"c.h\"\n"),
            "#include <canonical/hub.hpp>\n#include <map>\n\n#include \"a.h\"\n#include \"b.h\"\n#include "
            "\"c.h\"\n");
}

// As in code whose authors wrote one include where the style would not.
TEST_F(Format, WhatNoEditTouchedKeepsItsPlace) {
  style("BasedOnStyle: Google\n");
  const std::string before =
      "#include \"z/builder.h\"\n\n#include <map>\n\n#include \"b.h\"\n«#include \"a.h\"»\n#include "
      "\"c.h\"\n";
  EXPECT_EQ(
      formatted(before),
      "#include \"z/builder.h\"\n\n#include <map>\n\n#include \"a.h\"\n#include \"b.h\"\n#include \"c.h\"\n");
  EXPECT_EQ(formatted("#include \"z/builder.h\"\n\n#include <map>\n\n#include \"c.h\"\n«»#include \"b.h\"\n"),
            "#include \"z/builder.h\"\n\n#include <map>\n\n#include \"c.h\"\n#include \"b.h\"\n");
}

TEST_F(Format, WhatAnEditWroteStandsWithItsLike) {
  style("BasedOnStyle: Google\n");
  EXPECT_EQ(formatted("#include \"z/through.h\"\n\n#include <map>\n#include <vector>\n\n#include \"b.h\"\n"
                      "«#include <one/hub.hpp>»\n\nint x;\n"),
            "#include \"z/through.h\"\n\n#include <map>\n#include <one/hub.hpp>\n#include "
            "<vector>\n\n#include \"b.h\"\n\nint x;\n");
  // Each of several.
  EXPECT_EQ(formatted("#include \"z/through.h\"\n«#include <one/a.hpp>»\n«#include <one/b.hpp>»\n«#include "
                      "<one/c.hpp>»\n#include \"b.h\"\n\n#include <map>\n"),
            "#include \"z/through.h\"\n#include \"b.h\"\n\n#include <map>\n#include <one/a.hpp>\n#include "
            "<one/b.hpp>\n#include <one/c.hpp>\n");
  // Not out of its condition.
  const std::string in_condition =
      "#include \"z/t.h\"\n\n#include <map>\n\n#if X\n#include \"b.h\"\n«#include <one/hub.hpp>»\n#endif\n";
  EXPECT_EQ(
      formatted(in_condition),
      "#include \"z/t.h\"\n\n#include <map>\n\n#if X\n#include <one/hub.hpp>\n\n#include \"b.h\"\n#endif\n");
}

TEST_F(Format, ABlockThatIsNotSortedStaysAsItIs) {
  style("BasedOnStyle: Google\n");
  EXPECT_EQ(formatted("#include \"c.h\"\n«#include \"d.h\"»\n#include \"b.h\"\n"),
            "#include \"c.h\"\n#include \"d.h\"\n#include \"b.h\"\n");
}

TEST_F(Format, StatementsThatAnEditTouchedAreFormatted) {
  style("BasedOnStyle: Google\nColumnLimit: 30\n");
  EXPECT_EQ(formatted("int   x;\nvoid f() {\n  «canonical».send(first,   second, third);\n}\n"),
            "int   x;\nvoid f() {\n  canonical.send(\n      first, second, third);\n}\n");
}

// As where a name was changed in a statement that holds a lambda, in code that is in no style.
TEST_F(Format, LinesThatNoEditTouchedStayAsTheyAre) {
  style("BasedOnStyle: Google\n");
  const std::string before =
      "static «Method» first()\n{\n    return «Method»{[](int n)\n{\n    int other   = n;\n\n\n    return other;\n}\n};\n}\n";
  std::string after = before;
  for (const char* mark : {"«", "»"})
    for (std::size_t at = 0; (at = after.find(mark)) != std::string::npos;) after.erase(at, 2);
  EXPECT_EQ(formatted(before), after);
  // The others are formatted all the same.
  EXPECT_EQ(formatted("int f(«A»   a);\n" + before + "int g(«B»   b);\n"), "int f(A a);\n" + after + "int g(B b);\n");
}

TEST_F(Format, AStyleThatCannotBeReadIsToldAsAnError) {
  style("BasedOnStyle: [\n");
  EXPECT_NE(formatted("«int x;»\n").find("its .clang-format cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace ssot::edit
