#include "verify/short_names.hpp"

#include <gtest/gtest.h>

namespace ssot::verify {
namespace {

// `int f(Hub);`, in which Hub stands for one::Hub.
class MeaningsTest : public ::testing::Test {
 protected:
  MeaningsTest() { edits_["/p/a.cpp"].short_names = {{6, 9, site_, "one::Hub"}}; }

  static facts::Facts unit(const std::string& entity, std::uint32_t begin = 6) {
    facts::Facts facts;
    facts.files = {{"/p/a.cpp", 1, true, true}};
    facts.meanings = {{{0, begin, begin + 3}, entity}};
    return facts;
  }
  bool is_proven(const std::vector<facts::Facts>& units) {
    Meanings meanings;
    for (const facts::Facts& each : units) meanings.add(each);
    return meanings.unproven(edits_).empty();
  }

  facts::Range site_{0, 3, 4};
  edit::Edits edits_;
};

TEST_F(MeaningsTest, what_is_resolved_to_it_is_proven) {
  EXPECT_TRUE(is_proven({unit("one::Hub")}));
  EXPECT_TRUE(is_proven({unit("one::Hub"), unit("one::Hub"), facts::Facts()}));
}

TEST_F(MeaningsTest, what_one_unit_resolves_otherwise_is_not) {
  EXPECT_FALSE(is_proven({unit("two::Hub")}));
  EXPECT_FALSE(is_proven({unit("one::Hub"), unit("two::Hub")}));
}

TEST_F(MeaningsTest, nor_is_what_nobody_says_anything_about) {
  EXPECT_FALSE(is_proven({}));
  EXPECT_FALSE(is_proven({unit("one::Hub", 16)}));
  Meanings none;
  EXPECT_EQ(none.unproven(edits_), std::set<facts::Range>{site_});
}

TEST(ShortNamesIn, are_those_of_the_line) {
  edit::Edited edited;
  edited.after = "Hub a;\nHub b;\n";
  edited.short_names = {{0, 3, {0, 0, 1}, "one::Hub"}, {7, 10, {0, 5, 6}, "one::Hub"}};
  EXPECT_EQ(short_names_in(edited, 2), (std::set<facts::Range>{{0, 5, 6}}));
  EXPECT_TRUE(short_names_in(edited, 3).empty());
}

}  // namespace
}  // namespace ssot::verify
