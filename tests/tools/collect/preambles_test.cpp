#include "collect/preambles.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "collect/collect_all.hpp"
#include "facts/merge.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {
namespace fs = std::filesystem;

// A project and, beside it, the headers of its system.
class PreamblesTest : public ::testing::Test {
 protected:
  PreamblesTest() {
    write("system/two.h", "#ifndef TWO_H\n#define TWO_H\n#include <one.h>\nnamespace sys { struct Two { int n = same(2); }; }\n#endif\n");
    write("system/open.h", "namespace sys { extern int open; }\n");
    write("system/broken.h", "#pragma once\nstruct Broken { nothing n; };\n");
    write("root/old.h", "#pragma once\nnamespace old { class Manager { public: void sweep(); }; Manager& get_manager(); }\n");
    write("system/one.h", "#pragma once\n#define TWICE(x) ((x) + (x))\nnamespace sys {\ntemplate <class T> T same(T t) { return t; }\n}\n");
  }
  ~PreamblesTest() override { fs::remove_all(base_); }

  std::string path(const std::string& name) const { return (base_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name)) << text;
  }
  void unit(const std::string& name, const std::string& text, const std::vector<std::string>& more = {}) {
    write("root/" + name, text);
    std::vector<std::string> args{"clang++", "-std=c++20", "-fsyntax-only", "-isystem", path("system")};
    args.insert(args.end(), more.begin(), more.end());
    args.push_back(path("root/" + name));
    units_.push_back({path("root"), path("root/" + name), args});
  }
  void units(int count, const std::string& begins, const std::string& ends = "") {
    for (int i = 0; i < count; ++i)
      unit("u" + std::to_string(i) + ".cpp",
           begins + "#include \"old.h\"\nvoid f(old::Manager& m) { m.sweep(); (void)sys::same(TWICE(1)); }\n" + ends);
  }

  // But for system headers that nothing is said of: numbers of files differ by them.
  static bool says_the_same(const facts::Facts& a, const facts::Facts& b) {
    const facts::Unit& left = a.units.front();
    const facts::Unit& right = b.units.front();
    const auto sizes = [](const facts::Facts& facts) {
      return std::vector<std::size_t>{facts.sites.size(),       facts.flows.size(),          facts.vias.size(),
                                      facts.uses.size(),        facts.includes.size(),       facts.header_mentions.size(),
                                      facts.definitions.size(), facts.shim_functions.size(), facts.shim_variables.size(),
                                      facts.mentions.size(),    facts.choices.size(),        facts.meanings.size()};
    };
    const std::vector<std::size_t> both = sizes(facts::merge({a, b}));
    return both == sizes(facts::merge({a})) && both == sizes(facts::merge({b})) && left.parsed == right.parsed &&
           left.errors == right.errors && left.warnings == right.warnings && left.files.size() == right.files.size();
  }

  struct Made {
    std::size_t made = 0, used = 0;
    friend bool operator==(const Made&, const Made&) = default;
  };
  // The facts are those of whole parses, in every unit and every site of it.
  Made compared(const Overlay& overlay = {}) {
    std::vector<const scan::Command*> commands;
    for (const scan::Command& each : units_) commands.push_back(&each);
    Preambles preambles(units_, index_, territory_);
    Means with;
    with.preambles = &preambles;
    const auto shared = collect_each(commands, index_, territory_, overlay, with, {});
    const auto whole = collect_each(commands, index_, territory_, overlay, {}, {});
    for (std::size_t i = 0; i < whole.size(); ++i) {
      EXPECT_TRUE(says_the_same(shared[i], whole[i])) << units_[i].file;
      EXPECT_FALSE(whole[i].units.front().parsed && whole[i].sites.empty()) << units_[i].file;
    }
    return {preambles.made(), preambles.used()};
  }

  static fs::path make_base() {
    std::string name = (fs::temp_directory_path() / "ssot-preambles-XXXXXX").string();
    return fs::canonical(mkdtemp(name.data()));
  }

  fs::path base_ = make_base();
  rules::RuleSet rules_ = testing::rule_set();
  EntityIndex index_{rules_};
  Territory territory_{path("root"), {}};
  std::vector<scan::Command> units_;
};

TEST_F(PreamblesTest, units_that_begin_alike_share_one) {
  units(4, "#include <two.h>\n", "int g() { return sys::Two().n; }\n");
  EXPECT_EQ(compared(), (Made{1, 4}));
}

TEST_F(PreamblesTest, one_unit_alone_has_nothing_to_share) {
  units(1, "#include <one.h>\n");
  EXPECT_EQ(compared(), (Made{0, 0}));
}

TEST_F(PreamblesTest, other_flags_are_another_beginning) {
  units(2, "#include <one.h>\n");
  unit("other.cpp", "#include <one.h>\n#include \"old.h\"\nvoid f(old::Manager& m) { m.sweep(); }\n", {"-DOTHER"});
  EXPECT_EQ(compared(), (Made{1, 2}));
}

TEST_F(PreamblesTest, a_header_that_says_something_again_is_not_in_it) {
  units(4, "#include <one.h>\n#include <open.h>\n#include <two.h>\n");
  EXPECT_EQ(compared(), (Made{1, 4}));  // <one.h> alone
}

TEST_F(PreamblesTest, a_header_that_does_not_compile_is_told_by_every_unit) {
  units(3, "#include <broken.h>\n#include <one.h>\n");
  EXPECT_EQ(compared().used, 0U);
}

TEST_F(PreamblesTest, a_unit_that_does_not_parse_says_what_it_says_alone) {
  units(3, "#include <one.h>\n", "int wrong = nothing;\n");
  EXPECT_EQ(compared(), (Made{1, 3}));
}

TEST_F(PreamblesTest, an_edit_of_the_beginning_is_seen) {
  units(4, "#include <two.h>\n");
  const std::string edited = "#include <one.h>\n#include <two.h>\n#include \"old.h\"\nvoid f(old::Manager& m) { m.sweep(); sys::Two two; }\n";
  EXPECT_EQ(compared({{path("root/u2.cpp"), edited}}), (Made{1, 3}));
}

// The list of includes was read from text; what the preprocessor does decides.
TEST_F(PreamblesTest, a_unit_that_begins_otherwise_is_parsed_from_its_first_byte) {
  units(1, "#include <one.h>\n");
  auto made = make_preamble(units_[0], {"two.h"}, index_, territory_);
  ASSERT_TRUE(std::holds_alternative<Preamble>(made));
  const Beginning other{std::make_shared<const Preamble>(std::get<Preamble>(std::move(made))), {{"two.h", {}}}};
  const facts::Facts alone = collect(units_[0], index_, territory_);
  EXPECT_TRUE(collect(units_[0], index_, territory_, {}, {.beginning = &other}) == alone);
  EXPECT_EQ(alone.sites.size(), 2U);
}

}  // namespace
}  // namespace ssot::collect
