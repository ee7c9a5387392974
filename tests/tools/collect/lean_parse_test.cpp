#include "collect/lean_parse.hpp"

#include <gtest/gtest.h>

#include "facts/merge.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

using Files = std::map<std::string, std::string>;

// A unit is parsed, and again with other files.
class Twice {
 public:
  Twice(Files before, Files after) {
    const Territory territory{"/p", {}};
    const EntityIndex index(rules_);
    const Overlay first = overlay(std::move(before));
    std::vector<facts::Facts> parts{collect(command_, index, territory, first)};
    if (first.contains("/p/b.cpp")) {
      scan::Command other = command_;
      other.file = other.args.back() = "/p/b.cpp";
      parts.push_back(collect(other, index, territory, first));
    }
    const facts::Facts known = facts::merge(parts);
    const Unreached unreached(known, index);
    Parse how;
    how.unreached = &unreached;
    how.passed_over = &passed_over;
    facts = collect(command_, index, territory, overlay(std::move(after)), how);
  }

  std::string first_error() const {
    const facts::Unit& unit = facts.units.front();
    return unit.errors.empty() ? std::string() : unit.errors.front().message;
  }

  facts::Facts facts;
  bool passed_over = false;

 private:
  static Overlay overlay(Files files) {
    Overlay out;
    out["/p/old.h"] = testing::old_header;
    out["/p/standard.h"] = testing::standard_header;
    for (auto& [name, text] : files) out["/p/" + name] = std::move(text);
    return out;
  }
  rules::RuleSet rules_ = testing::rule_set();
  scan::Command command_{"/", "/p/a.cpp", {"clang++", "-std=c++20", "-Wall", "-Wextra", "-fsyntax-only", "-I/p", "/p/a.cpp"}};
};

const std::string body = "int broken_later() { return missing(1); }\n";

TEST(LeanParse, passes_over_what_no_edit_reaches) {
  const Twice twice({{"a.cpp", "int missing(int);\n" + body}}, {{"a.cpp", body}});
  EXPECT_TRUE(twice.passed_over);
  EXPECT_EQ(twice.first_error(), "");
}

TEST(LeanParse, parses_what_an_edit_reaches) {
  const std::string reached = "#include \"old.h\"\nint f() { old::get_manager(); return missing(1); }\n";
  const Twice twice({{"a.cpp", "int missing(int);\n" + reached}}, {{"a.cpp", reached}});
  EXPECT_FALSE(twice.passed_over);
  EXPECT_EQ(twice.first_error(), "use of undeclared identifier 'missing'");
}

// They are kept as such, and the next run begins with them.
TEST(LeanParse, facts_of_a_unit_in_which_nothing_was_passed_over_are_whole) {
  const std::string reached = "#include \"old.h\"\nbool f() { return OLD_MANAGER().send(1); }\n";
  const Twice twice({{"a.cpp", reached}}, {{"a.cpp", reached}});
  EXPECT_FALSE(twice.passed_over);
  ASSERT_EQ(twice.facts.bodies.size(), 1U);
  EXPECT_TRUE(twice.facts.bodies.front().reached);
}

// What is wrong is told by a whole parse: whom it is blamed on must not hang on what was passed over.
TEST(LeanParse, parses_what_spells_a_name_that_a_new_file_brings) {
  const std::string text = "namespace app { int take(long); }\nint f() { using namespace app; return take(1); }\nint g() { return 1; }\n";
  const Twice twice({{"a.cpp", text}},
                    {{"a.cpp", "#include \"new.h\"\n" + text}, {"new.h", "int take(long);\nvoid unlike(int);\n"}});
  EXPECT_FALSE(twice.passed_over);
  EXPECT_EQ(twice.first_error(), "call to 'take' is ambiguous");
}

TEST(LeanParse, looks_through_macros_for_such_a_name) {
  const std::string text = "namespace app { int take(long); }\nusing namespace app;\n#define INNER take\n#define OUTER(x) INNER(x)\n"
                           "int f() { return OUTER(1); }\n";
  const Twice twice({{"a.cpp", text}}, {{"a.cpp", "#include \"new.h\"\n" + text}, {"new.h", "int take(long);\n"}});
  EXPECT_EQ(twice.first_error(), "call to 'take' is ambiguous");
}

TEST(LeanParse, parses_what_spells_a_macro_that_a_new_file_brings) {
  const std::string text = "int f() { int minor = 1; return minor; }\n";
  const Twice twice({{"a.cpp", text}}, {{"a.cpp", "#include \"new.h\"\n" + text}, {"new.h", "#define minor +\n"}});
  EXPECT_NE(twice.first_error(), "");
}

// Another unit knows it: what it means here nobody has seen.
TEST(LeanParse, parses_what_stands_in_a_new_file) {
  const std::string text = "int g() { return 1; }\n";
  const std::string inline_one = "inline int f() { return missing(1); }\n";
  const Twice twice({{"a.cpp", text}, {"new.h", inline_one}, {"b.cpp", "int missing(int);\n#include \"new.h\"\n"}},
                    {{"a.cpp", "#include \"new.h\"\n" + text}, {"new.h", inline_one}});
  EXPECT_EQ(twice.first_error(), "use of undeclared identifier 'missing'");
}

TEST(LeanParse, is_made_again_whole_where_a_file_is_missed) {
  const std::string text = "int f() { return given(); }\n";
  const Twice twice({{"a.cpp", "#include \"gone.h\"\n" + text}, {"gone.h", "int given();\n"}}, {{"a.cpp", text}});
  EXPECT_FALSE(twice.passed_over);
  EXPECT_EQ(twice.first_error(), "use of undeclared identifier 'given'");
}

TEST(LeanParse, does_not_miss_a_file_of_which_nothing_was_used) {
  const std::string text = "int f() { return 1; }\n";
  const Twice twice({{"a.cpp", "#include \"gone.h\"\n" + text}, {"gone.h", "int given();\n"}}, {{"a.cpp", text}});
  EXPECT_TRUE(twice.passed_over);
}

TEST(LeanParse, what_such_a_body_uses_is_not_unused) {
  const std::string text = "static int helper() { return 1; }\nint f() { return helper(); }\n"
                           "struct T {}; static bool operator<<(T, T) { return true; }\nbool g() { return T() << T(); }\n"
                           "class C { public: int get() { return n; } private: int n = 1; };\n";
  const Twice twice({{"a.cpp", text}}, {{"a.cpp", text}});
  EXPECT_TRUE(twice.passed_over);
  EXPECT_TRUE(twice.facts.units.front().warnings.empty());
}

TEST(LeanParse, what_an_edit_leaves_without_a_use_is_unused) {
  const std::string text = "#include \"old.h\"\nstatic bool helper() { return true; }\nint g() { return 1; }\n";
  const Twice twice({{"a.cpp", text + "bool f() { return old::get_manager().send(1) && helper(); }\n"}},
                    {{"a.cpp", text + "bool f() { return old::get_manager().send(1); }\n"}});
  EXPECT_FALSE(twice.passed_over);
  ASSERT_EQ(twice.facts.units.front().warnings.size(), 1U);
  EXPECT_EQ(twice.facts.units.front().warnings.front().message, "unused function 'helper'");
}

}  // namespace
}  // namespace ssot::collect
