#include "lint/structure_score.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace ssot::lint {
namespace {

using testing::ElementsAre;

const Offer hub = {{"join", {"User, number"}}, {"leave", {"User"}}, {"send", {"User, text"}}, {"broadcast", {"text"}}};

TEST(StructureScore, TheSameInterfaceIsOne) {
  const Score score = compare(hub, hub, {});
  EXPECT_DOUBLE_EQ(score.weight, 1);
  EXPECT_EQ(score.same.size(), 4U);
}

TEST(StructureScore, ANameAloneWeighsHalf) {
  Offer peer = hub;
  peer["send"] = {"number"};
  const Score score = compare(hub, peer, {});
  EXPECT_DOUBLE_EQ(score.weight, 3.5 / 4);
  EXPECT_THAT(score.loose, ElementsAre("send"));
}

TEST(StructureScore, WhatOneSideHasAloneCountsAgainstIt) {
  Offer peer = hub;
  peer.erase("leave");
  peer["pause"] = {""};
  const Score score = compare(hub, peer, {});
  EXPECT_DOUBLE_EQ(score.weight, 3.0 / 5);
  EXPECT_THAT(score.missing, ElementsAre("leave"));
  EXPECT_THAT(score.added, ElementsAre("pause"));
}

TEST(StructureScore, ARareNameWeighsMoreThanACommonOne) {
  Offer peer = hub;
  peer.erase("broadcast");
  EXPECT_GT(compare(hub, peer, {100, {{"broadcast", 60}}}).weight, 0.9);
  EXPECT_LT(compare(hub, peer, {100, {{"join", 60}, {"leave", 60}, {"send", 60}}}).weight, 0.3);
}

TEST(StructureScore, EvidenceIsAskedForAsTheCodeBaseGrowsAndNothingIsCommonInASmallOne) {
  EXPECT_DOUBLE_EQ(Rarity{}.idf("send"), std::log(21.0)) << "a floor, or the only copy would weigh nothing";
  EXPECT_DOUBLE_EQ((Rarity{8000, {}}).needed_evidence(), 3.8 * std::log(8001.0 / 3));
  EXPECT_GT((Rarity{8000, {}}).needed_evidence(), Rarity{}.needed_evidence());
}

TEST(StructureScore, AShapeMatchesAnythingWhereATemplateTakesAnything) {
  EXPECT_TRUE(shapes_match("User, *", "User, text"));
  EXPECT_TRUE(shapes_match("", ""));
  EXPECT_FALSE(shapes_match("User", "User, text"));
  EXPECT_FALSE(shapes_match("number", "text"));
}

}  // namespace
}  // namespace ssot::lint
