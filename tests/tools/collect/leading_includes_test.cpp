#include "collect/leading_includes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit.hpp"

namespace ssot::collect {
namespace {
namespace fs = std::filesystem;

class LeadingIncludesTest : public ::testing::Test {
 protected:
  ~LeadingIncludesTest() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name)) << text;
  }

  // "<x>" of the system, "name" of the project's, in their order.
  std::vector<std::string> of(const std::string& text, const std::vector<std::string>& more = {}, const Overlay& overlay = {}) const {
    write("src/main.cpp", text);
    scan::Command command{root_.string(), path("src/main.cpp"), {"clang++", "-Iinclude"}};
    command.args.insert(command.args.end(), more.begin(), more.end());
    command.args.insert(command.args.end(), {"-c", path("src/main.cpp")});
    std::vector<std::string> out;
    for (const LeadingInclude& each : leading_includes(command, index_, territory_, overlay))
      out.push_back(each.path.empty() ? "<" + each.written + ">" : fs::path(each.path).lexically_relative(root_).string());
    return out;
  }
  using List = std::vector<std::string>;

  static fs::path make_root() {
    std::string name = (fs::temp_directory_path() / "ssot-leading-XXXXXX").string();
    return fs::canonical(mkdtemp(name.data()));
  }

  fs::path root_ = make_root();
  rules::RuleSet rules_ = testing::rule_set();
  EntityIndex index_{rules_};
  Territory territory_{root_.string(), {}};
};

TEST_F(LeadingIncludesTest, until_the_first_token_of_the_project) {
  EXPECT_EQ(of("// what it is\n#include <string>  // why\n/* and */\n#  include <vector>\nint f();\n#include <map>\n"),
            (List{"<string>", "<vector>"}));
  EXPECT_EQ(of("#define NDEBUG\n#include <string>\n"), List{});
  EXPECT_EQ(of("#undef NDEBUG\n#include <string>\n"), List{});
  EXPECT_EQ(of("#include <string>\n#pragma pack(1)\n#include <vector>\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\n#if 1\n#include <vector>\n#endif\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\nextern \"C\" {\n#include <vector>\n}\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\n#include NAME\n#include <vector>\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\n#include_next <vector>\n"), List{"<string>"});
  EXPECT_EQ(of(""), List{});
}

TEST_F(LeadingIncludesTest, headers_of_the_project_are_followed_while_they_only_include) {
  write("include/app/first.h", "#pragma once\n#include <string>\n#include \"second.h\"\n#include <vector>\nstruct First {};\n");
  write("include/app/second.h", "#ifndef SECOND_H\n#define SECOND_H\n#include <map>\n#endif  // SECOND_H\n");
  EXPECT_EQ(of("#include \"app/second.h\"\n#include \"app/first.h\"\n#include <set>\n"),
            (List{"include/app/second.h", "<map>", "include/app/first.h", "<string>", "include/app/second.h", "<vector>"}));
  EXPECT_EQ(of("#include <app/second.h>\n#include <app/second.h>\n#include <set>\n"),
            (List{"include/app/second.h", "<map>", "include/app/second.h", "<set>"}));
}

TEST_F(LeadingIncludesTest, a_guard_is_nothing_but_a_guard) {
  write("include/value.h", "#ifndef VALUE_H\n#define VALUE_H 1\n#include <map>\n#endif\n");
  write("include/two.h", "#ifndef TWO_H\n#define OTHER_H\n#include <map>\n#endif\n");
  write("include/behind.h", "#ifndef BEHIND_H\n#define BEHIND_H\n#endif\n#include <map>\nint behind();\n");
  EXPECT_EQ(of("#include \"value.h\"\n#include <set>\n"), List{});
  EXPECT_EQ(of("#include \"two.h\"\n#include <set>\n"), List{});
  EXPECT_EQ(of("#include \"behind.h\"\n#include <set>\n"), List{});
  write("include/same.h", "#ifndef VALUE2_H\n#define VALUE2_H\n#include <map>\n#endif\n");
  write("include/same_too.h", "#ifndef VALUE2_H\n#define VALUE2_H\n#include <list>\n#endif\n");
  EXPECT_EQ(of("#include \"same.h\"\n#include \"same_too.h\"\n#include <set>\n"), (List{"include/same.h", "<map>"}));
}

TEST_F(LeadingIncludesTest, a_legacy_header_and_what_is_not_found_end_the_list) {
  write("include/old.h", "#pragma once\n");
  EXPECT_EQ(of("#include <string>\n#include \"old.h\"\n#include <vector>\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\n#include <old.h>\n#include <vector>\n"), List{"<string>"});
  EXPECT_EQ(of("#include <string>\n#include \"generated.h\"\n#include <vector>\n"), List{"<string>"});
  write("include/self.h", "#include \"self.h\"\n");
  EXPECT_EQ(of("#include <string>\n#include \"self.h\"\n#include <vector>\n"), List{"<string>"});
}

TEST_F(LeadingIncludesTest, an_edit_is_seen) {
  EXPECT_EQ(of("#include <string>\n", {}, {{path("src/main.cpp"), "#include <vector>\n"}}), List{"<vector>"});
}

TEST_F(LeadingIncludesTest, a_command_that_brings_something_before_the_first_byte_has_none) {
  EXPECT_EQ(of("#include <string>\n", {"-Xclang", "-include", "-Xclang", "x.h"}), List{});
  EXPECT_EQ(of("#include <string>\n", {"-imacros", "x.h"}), List{});
  EXPECT_EQ(of("#include <string>\n", {"-fmodules"}), List{});
  EXPECT_EQ(of("#include <string>\n", {"-DX=1"}), List{"<string>"});
}

}  // namespace
}  // namespace ssot::collect
