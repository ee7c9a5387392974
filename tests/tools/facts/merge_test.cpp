#include "facts/merge.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ssot::facts {
namespace {

File file(const std::string& path) {
  return {path, 7, true, true};
}

// A unit that includes a.hpp and holds one site in it and one of its own.
Facts unit(const std::string& source) {
  Facts facts;
  facts.files = {file("/p/" + source), file("/p/a.hpp")};
  facts.units = {{"/p/" + source, true, {}, {}, {0, 1}}};
  Site shared;
  shared.rule = "r";
  shared.name = shared.range = {1, 10, 20};
  Site own = shared;
  own.name = own.range = {0, 5, 9};
  facts.sites = {shared, own};
  facts.uses = {{0, 1}};
  facts.includes = {{{0, 1, 4}, {0, 2, 3}, 1, "a.hpp", false, false}};
  return facts;
}

TEST(Merge, what_several_units_see_is_one_fact) {
  const Facts whole = merge({unit("x.cpp"), unit("y.cpp")});
  EXPECT_EQ(whole.files.size(), 3U);
  EXPECT_EQ(whole.sites.size(), 3U);
  EXPECT_EQ(whole.includes.size(), 2U);
}

TEST(Merge, ranges_follow_their_file) {
  const Facts whole = merge({unit("x.cpp"), unit("y.cpp")});
  for (const Include& include : whole.includes) EXPECT_EQ(whole.path(include.target), "/p/a.hpp");
  EXPECT_EQ(std::count_if(whole.sites.begin(), whole.sites.end(),
                          [&](const Site& site) { return whole.path(site.name.file) == "/p/a.hpp"; }),
            1);
}

TEST(Merge, a_range_that_was_never_set_stays_so) {
  const Facts whole = merge({unit("x.cpp"), unit("y.cpp")});
  for (const Site& site : whole.sites) EXPECT_EQ(site.object, Range{});
}

TEST(Merge, order_does_not_matter) {
  EXPECT_EQ(merge({unit("x.cpp"), unit("y.cpp")}), merge({unit("y.cpp"), unit("x.cpp")}));
}

TEST(Merge, is_idempotent_and_associative) {
  const Facts x = unit("x.cpp");
  const Facts y = unit("y.cpp");
  const Facts z = unit("z.cpp");
  const Facts whole = merge({x, y, z});
  EXPECT_EQ(merge({whole, whole}), whole);
  EXPECT_EQ(merge({merge({x, y}), z}), whole);
  EXPECT_EQ(merge({x, merge({z, y})}), whole);
}

TEST(Merge, one_by_one_gives_the_same) {
  std::vector<Facts> parts;
  Merger merger;
  for (int i = 0; i < 100; ++i) {
    parts.push_back(unit(std::to_string(i % 70) + ".cpp"));
    merger.add(parts.back());
  }
  EXPECT_EQ(std::move(merger).whole(), merge(parts));
  EXPECT_EQ(Merger().whole(), Facts());
}

TEST(Merge, a_unit_that_did_not_parse_stays_visible) {
  Facts broken = unit("x.cpp");
  broken.units.front().parsed = false;
  const Facts whole = merge({unit("y.cpp"), broken});
  EXPECT_EQ(
      std::count_if(whole.units.begin(), whole.units.end(), [](const Unit& unit) { return !unit.parsed; }),
      1);
}

}  // namespace
}  // namespace ssot::facts
