#include "collect/facts_store.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "collect/collect_all.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {
namespace fs = std::filesystem;

class FactsStoreTest : public ::testing::Test {
 protected:
  FactsStoreTest() {
    write("near.h", "#pragma once\n#if __has_include(\"asked.h\")\n#endif\nint near();\n");
    write("main.cpp", "#include \"near.h\"\nint f() { return near(); }\n");
  }
  ~FactsStoreTest() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  void write(const std::string& name, const std::string& text) { std::ofstream(path(name)) << text; }

  // One run of the program: a store of its own on the folder that all share.
  struct Run {
    facts::Facts facts;
    std::size_t hits = 0;
  };
  Run run(const Overlay& overlay = {}, std::uint64_t fingerprint = 1) {
    FactsStore store(path("store"), fingerprint);
    store.set_closure(command_, closure_);
    Run out;
    collect_all({&command_}, index_, territory_, {}, {1, &store}, {});
    out.facts = collect_all({&command_}, index_, territory_, overlay, {1, &store}, {});
    out.hits = store.hits();
    return out;
  }
  facts::Facts parsed(const Overlay& overlay = {}) {
    return collect_all({&command_}, index_, territory_, overlay, {}, {});
  }

  static fs::path make_root() {
    std::string name = (fs::temp_directory_path() / "ssot-store-XXXXXX").string();
    return fs::canonical(mkdtemp(name.data()));
  }

  fs::path root_ = make_root();
  rules::RuleSet rules_ = testing::rule_set();
  EntityIndex index_{rules_};
  Territory territory_{root_.string(), [](const std::string&) { return false; }};
  scan::Command command_{root_.string(), path("main.cpp"), {"clang++", "-std=c++20", "-c", path("main.cpp")}};
  std::vector<std::string> closure_{path("main.cpp"), path("near.h")};
};

TEST_F(FactsStoreTest, what_did_not_change_is_not_parsed_again) {
  EXPECT_EQ(run().hits, 1U);  // the second look of the same run
  const Run second = run();
  EXPECT_EQ(second.hits, 2U);
  EXPECT_TRUE(second.facts == parsed());
}

TEST_F(FactsStoreTest, a_changed_header_is_parsed_with_what_includes_it) {
  run();
  write("near.h", "#pragma once\nlong near();\n");
  EXPECT_EQ(run().hits, 1U);
}

TEST_F(FactsStoreTest, an_overlay_is_a_content_like_another) {
  const Overlay edited{{path("main.cpp"), "#include \"near.h\"\nint g() { return near() + 1; }\n"}};
  EXPECT_EQ(run(edited).hits, 0U);
  const Run second = run(edited);
  EXPECT_EQ(second.hits, 2U);
  EXPECT_TRUE(second.facts == parsed(edited));
  // What was proved in the overlay is what the disk has once it is written.
  write("main.cpp", edited.begin()->second);
  EXPECT_EQ(run().hits, 2U);
}

TEST_F(FactsStoreTest, a_file_that_the_include_search_finds_first_is_seen) {
  run();
  closure_.push_back(path("nearer/near.h"));
  EXPECT_EQ(run().hits, 0U);
  const Overlay edited{{path("main.cpp"), "#include \"near.h\"\n"}};
  EXPECT_EQ(run(edited).hits, 0U);
}

// The closure of the dependency scan lists what is only asked for, too.
TEST_F(FactsStoreTest, a_file_that_is_only_asked_for_counts) {
  write("asked.h", "");
  closure_ = {path("asked.h"), path("main.cpp"), path("near.h")};
  run();
  EXPECT_EQ(run().hits, 2U);
  fs::remove(path("asked.h"));
  closure_ = {path("main.cpp"), path("near.h")};
  EXPECT_EQ(run().hits, 1U);
}

TEST_F(FactsStoreTest, another_fingerprint_starts_anew_and_removes_the_old_one) {
  run();
  EXPECT_EQ(run({}, 2).hits, 1U);
  EXPECT_EQ(std::distance(fs::directory_iterator(path("store")), {}), 1);
}

TEST_F(FactsStoreTest, a_damaged_entry_is_parsed_again) {
  run();
  for (const auto& entry : fs::recursive_directory_iterator(path("store")))
    if (entry.is_regular_file()) fs::resize_file(entry.path(), entry.file_size() - 1);
  const Run again = run();
  EXPECT_EQ(again.hits, 1U);
  EXPECT_TRUE(again.facts == parsed());
}

TEST_F(FactsStoreTest, a_unit_with_errors_is_not_kept) {
  write("main.cpp", "#include \"near.h\"\nint f() { return far(); }\n");
  run();
  EXPECT_EQ(run().hits, 0U);
}

TEST_F(FactsStoreTest, a_folder_that_cannot_be_written_costs_only_time) {
  write("store", "a file");
  EXPECT_TRUE(run().facts == parsed());
}

// What several units say together, kept beside what each does.
class WholeFacts : public FactsStoreTest {
 protected:
  std::optional<facts::Facts> known(std::uint64_t digest, bool classes = true) {
    FactsStore store(path("store"), 1);
    store.set_closure(command_, closure_, digest);
    return store.find_whole({&command_}, classes);
  }
  facts::Facts keep(std::uint64_t digest) {
    FactsStore store(path("store"), 1);
    store.set_closure(command_, closure_, digest);
    facts::Facts facts = collect_all({&command_}, index_, territory_, {}, {1, &store}, {});
    store.keep_whole({&command_}, true, facts);
    return facts;
  }
};

TEST_F(WholeFacts, are_found_while_nothing_they_hang_on_changes) {
  const facts::Facts facts = keep(7);
  const auto found = known(7);
  ASSERT_TRUE(found);
  EXPECT_TRUE(*found == facts);
  EXPECT_FALSE(known(8));
  EXPECT_FALSE(known(7, /*classes=*/false));
}

TEST_F(WholeFacts, are_not_kept_of_what_is_not_known_or_not_proven) {
  keep(0);
  EXPECT_FALSE(known(0));
  closure_.push_back(path("another.h"));  // the parse read other files than the scan did
  keep(7);
  EXPECT_FALSE(known(7));
}

TEST_F(WholeFacts, of_a_unit_that_changed_under_the_run_are_not_kept) {
  FactsStore store(path("store"), 1);
  store.set_closure(command_, closure_, 7);
  store.set_file(path("near.h"), path("near.h"), 42);  // what the scan saw is not what the parse read
  store.keep_whole({&command_}, true, collect_all({&command_}, index_, territory_, {}, {1, &store}, {}));
  EXPECT_FALSE(known(7));
}

TEST_F(WholeFacts, that_are_damaged_are_none) {
  keep(7);
  const std::string file = path("store") + "/0000000000000001/whole-lint";
  const auto size = fs::file_size(file);
  for (std::size_t left = 0; left < size; left += 11) {
    fs::resize_file(file, left);
    EXPECT_FALSE(known(7)) << left;
  }
}

TEST_F(FactsStoreTest, the_entries_of_one_command_are_bounded) {
  for (int i = 0; i < 20; ++i)
    run({{path("main.cpp"), "#include \"near.h\"\nint g" + std::to_string(i) + "();\n"}});
  std::size_t entries = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path("store"))) entries += entry.is_regular_file();
  EXPECT_LE(entries, 6U);
}

}  // namespace
}  // namespace ssot::collect
