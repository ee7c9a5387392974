#include "plan/composition_roots.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::Reached;
using facts::Site;
using facts::SiteKind;
using testing::range;
using testing::site;

Site made(std::uint32_t at, Reached reached = Reached::once, std::uint32_t body = 1) {
  Site out = site(SiteKind::construct, "construct", range(at, at + 1), {"m" + std::to_string(at)});
  out.in_composition_root = true;
  out.reached = reached;
  out.body = body;
  return out;
}

std::vector<Site> settled(std::vector<Site> sites) {
  settle_composition_roots(testing::rule_set(), sites);
  return sites;
}

TEST(CompositionRoots, the_first_makes_it_and_the_others_reach_it) {
  const std::vector<Site> sites = settled({made(2), made(4, Reached::maybe), made(6)});
  EXPECT_TRUE(sites[0].in_composition_root);
  EXPECT_FALSE(sites[1].in_composition_root);
  EXPECT_FALSE(sites[2].in_composition_root);
  for (const Site& each : sites) EXPECT_EQ(each.trouble, "");
}

TEST(CompositionRoots, where_the_first_may_not_be_made_none_is_guessed) {
  for (const Site& each : settled({made(2, Reached::maybe), made(4)}))
    EXPECT_EQ(each.trouble, "one of 2 that this composition root makes, and which is the first is open");
}

TEST(CompositionRoots, one_alone_may_stand_in_a_branch_but_in_no_loop) {
  EXPECT_EQ(settled({made(2, Reached::maybe)})[0].trouble, "");
  EXPECT_TRUE(settled({made(2, Reached::maybe)})[0].in_composition_root);
  EXPECT_EQ(settled({made(2, Reached::repeated)})[0].trouble, "it is made in a loop, and there is one instance");
}

TEST(CompositionRoots, each_body_and_each_file_has_its_own_first) {
  Site other_file = made(6);
  other_file.name.file = other_file.range.file = 2;
  for (const Site& each : settled({made(2), made(4, Reached::once, 3), other_file}))
    EXPECT_TRUE(each.in_composition_root);
}

TEST(CompositionRoots, what_has_trouble_or_stands_elsewhere_is_not_counted) {
  Site broken = made(2);
  broken.trouble = "an array of it is made, and there is one instance";
  Site outside = made(4);
  outside.in_composition_root = false;
  const std::vector<Site> sites = settled({broken, outside, made(6)});
  EXPECT_EQ(sites[0].trouble, "an array of it is made, and there is one instance");
  EXPECT_FALSE(sites[1].in_composition_root);
  EXPECT_TRUE(sites[2].in_composition_root);
}

}  // namespace
}  // namespace ssot::plan
