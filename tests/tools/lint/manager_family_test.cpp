#include "lint/manager_family.hpp"

#include <gmock/gmock.h>

namespace ssot::lint {
namespace {

using facts::ClassTable;
using testing::ElementsAre;

rules::Canonical canonical() {
  rules::Canonical out;
  out.type = "app::Hub";
  out.include = "<app/hub.hpp>";
  return out;
}

const std::vector<std::string> interface{"broadcast", "join", "leave", "send"};

ClassTable table(unsigned copies) {
  ClassTable out;
  out.classes.push_back({"/p/app/hub.hpp", 10, 13, "app::Hub", "class", interface});
  for (unsigned i = 0; i < 100; ++i)
    out.classes.push_back({"/p/other.hpp", i, i + 1, "x::Thing" + std::to_string(i), "class",
                           i < 9 ? std::vector<std::string>{"load", "send"} : std::vector<std::string>{"load"}});
  for (unsigned i = 0; i < copies; ++i)
    out.classes.push_back({"/p/copy.hpp", i, i + 1, "copy::Hub" + std::to_string(i), "class", interface});
  return out;
}

ManagerFamily family(const ClassTable& of) {
  return family_of(of, canonical(), names_of_canonical(of, canonical()), 4);
}

TEST(ManagerFamily, ANameStaysAsRareWithFiftyCopiesAsWithThree) {
  const ClassTable few = table(3), many = table(50);
  EXPECT_EQ(family(few).members.size(), 3U);
  EXPECT_EQ(family(many).members.size(), 50U);
  for (const std::string& name : interface) EXPECT_DOUBLE_EQ(family(few).rarity.idf(name), family(many).rarity.idf(name));
  EXPECT_EQ(family(many).rarity.classes, 100U);
  EXPECT_EQ(family(many).rarity.users.at("send"), 9U);
}

TEST(ManagerFamily, WhatIsSplitOverBasesIsAMember) {
  ClassTable of = table(0);
  of.classes.push_back({"/p/a.hpp", 1, 2, "a::Half", "class", {"join", "leave"}});
  of.classes.push_back({"/p/b.hpp", 1, 2, "b::Whole", "class", {"broadcast", "send"}, {"Half"}});
  const ManagerFamily found = family(of);
  ASSERT_EQ(found.members.size(), 1U);
  EXPECT_EQ(found.members[0].of->name, "b::Whole");
  EXPECT_THAT(found.members[0].methods, ElementsAre("broadcast", "join", "leave", "send"));
}

TEST(ManagerFamily, FunctionsOfANamespaceAreMembersAndNoClasses) {
  ClassTable of = table(0);
  of.classes.push_back({"/p/a.hpp", 1, 2, "wire", "namespace", interface});
  of.classes.push_back({"/p/a.hpp", 3, 4, "util", "namespace", {"send"}});
  EXPECT_EQ(family(of).members.size(), 1U);
  EXPECT_EQ(family(of).rarity.classes, 100U);
}

}  // namespace
}  // namespace ssot::lint
