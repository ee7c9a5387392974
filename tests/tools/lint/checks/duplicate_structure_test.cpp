#include "lint/checks/duplicate_structure.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<facts::Method> interface = {{"broadcast", "(text)", "public", "text"},
                                              {"join", "(User)", "public", "User"},
                                              {"leave", "(User)", "public", "User"},
                                              {"send", "(User, text)", "public", "User, text"}};

rules::DuplicateSettings with(double score, unsigned shared, std::vector<std::string> fakes = {}) {
  rules::DuplicateSettings out;
  out.score = score;
  out.shared = shared;
  out.fakes = std::move(fakes);
  return out;
}

struct World : Program {
  facts::ClassTable table;

  World() {
    file("app/manager.hpp", "class Manager;");
    define("app/manager.hpp", "app::Manager").methods = interface;
  }
  facts::Definition& peer(const std::string& name = "chat::Room") {
    file("src/" + unqualified(name) + ".hpp", "class " + unqualified(name) + ";");
    facts::Definition& made = define("src/" + unqualified(name) + ".hpp", name);
    made.methods = interface;
    return made;
  }
  std::vector<Finding> found(rules::DuplicateSettings settings = {}) const {
    Context given = context();
    given.classes = &table;
    given.duplicates = std::move(settings);
    return duplicate_structure(given);
  }
};

TEST(DuplicateStructure, ACopyUnderAnotherNameIsOneFindingHoweverManyUnitsSawIt) {
  World world;
  world.peer();
  world.facts.definitions.push_back(world.facts.definitions.back());
  world.facts.definitions.back().meaning = 1;  // another unit took other tokens for it
  const auto findings = world.found();
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT007 error src/Room.hpp:1:7 chat::Room"));
  EXPECT_THAT(findings[0].message, HasSubstr("offers 4 of the 4 methods of the canonical app::Manager (score 1.00)"));
  EXPECT_EQ(findings[0].peer, "app::Manager");
  EXPECT_EQ(findings[0].related[0].region.file, "/p/app/manager.hpp");
  EXPECT_EQ(findings[0].fingerprint(), fingerprint_of("SSOT007", "chat::Room", "app::Manager"));
}

TEST(DuplicateStructure, FiftyCopiesAreFiftyFindings) {
  World world;
  for (int i = 0; i < 50; ++i) {
    facts::Definition& made = world.peer("copy::Room" + std::to_string(i));
    world.table.classes.push_back({world.facts.path(made.name_range.file), 6, 10, made.name, "class",
                                   {"broadcast", "join", "leave", "send"}});
  }
  EXPECT_EQ(world.found().size(), 50U);
}

TEST(DuplicateStructure, WhatDerivesOrTakesTheMethodsFromACommonBaseIsNone) {
  World world;
  world.peer().bases = {"app::Manager"};
  EXPECT_THAT(world.found(), IsEmpty());

  World common;
  common.file("base.hpp", "class IManager;");
  common.define("base.hpp", "app::IManager").methods = interface;
  for (facts::Definition* each : {&common.facts.definitions[0], &common.peer()}) {
    each->methods.clear();
    each->bases = {"app::IManager"};
  }
  common.facts.definitions[0].methods.clear();
  common.facts.definitions[0].bases = {"app::IManager"};
  EXPECT_THAT(common.found(), IsEmpty());
}

TEST(DuplicateStructure, ASharedHelperBaseHidesNothingAndAContractDoes) {
  World world;
  world.peer().bases = {"base::Steps"};
  world.facts.definitions[0].bases = {"base::Steps"};
  EXPECT_EQ(world.found().size(), 1U) << "such as enable_shared_from_this";
  world.table.classes.push_back({"/p/steps.hpp", 1, 2, "base::Steps", "class", {"run"}, {}, {"join", "leave", "send"}});
  EXPECT_THAT(world.found(), IsEmpty()) << "CRTP: the base calls them";
}

TEST(DuplicateStructure, WhatHoldsTheCanonicalOrErasesTypesIsANote) {
  World world;
  world.peer().holds = {"app::Manager"};
  EXPECT_THAT(briefs(world.found()), ElementsAre("SSOT007 note src/Room.hpp:1:7 chat::Room"));
  World erased;
  erased.peer().erases_type = true;
  erased.peer("chat::Room::Concept");
  EXPECT_THAT(briefs(erased.found()), ElementsAre("SSOT007 note src/Room.hpp:1:7 chat::Room")) << "its parts are told with it";
}

TEST(DuplicateStructure, FreeFunctionsAreOneUnlessTheyCallTheCanonical) {
  World world;
  facts::FunctionGroup group{"wire", {}, interface, false};
  world.file("src/wire.hpp", "void join();");
  group.first = world.range("src/wire.hpp", "join");
  world.facts.function_groups = {group};
  EXPECT_THAT(briefs(world.found()), ElementsAre("SSOT007 error src/wire.hpp:1:6 namespace wire"));
  group.uses_canonical = true;  // another unit has the bodies
  world.facts.function_groups.push_back(group);
  EXPECT_THAT(briefs(world.found()), ElementsAre("SSOT007 note src/wire.hpp:1:6 namespace wire"));
}

TEST(DuplicateStructure, WhatNoUnitShowsIsListed) {
  World world;
  world.file("src/old.hpp", "class Dormant;");
  world.table.classes.push_back({"/p/src/old.hpp", 6, 13, "chat::Dormant", "class", {"broadcast", "join", "leave", "send"}});
  const auto findings = world.found();
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT007 note src/old.hpp:1:7 chat::Dormant"));
  EXPECT_THAT(findings[0].message, HasSubstr("no translation unit reads this file"));
  facts::Unit unit;
  unit.files = {world.file("src/old.hpp")};
  world.facts.units = {unit};
  EXPECT_THAT(world.found()[0].message, HasSubstr("takes this branch"));
}

TEST(DuplicateStructure, WhatDerivesByItsTextThroughOthersIsNotListed) {
  World world;
  world.file("src/old.hpp", "class Dormant;");
  world.table.classes = {{"/p/src/mid.hpp", 1, 2, "chat::Stacked", "class", {}, {"Manager"}},
                         {"/p/src/old.hpp", 6, 13, "chat::Dormant", "class", {"broadcast", "join", "leave", "send"}, {"Stacked"}}};
  EXPECT_THAT(world.found(), IsEmpty());
}

TEST(DuplicateStructure, SettingsDecideAndASmallCanonicalIsNotCompared) {
  World world;
  world.peer().methods.pop_back();  // 3 of 4
  EXPECT_THAT(world.found(), IsEmpty());
  EXPECT_EQ(world.found(with(0.7, 3)).size(), 1U);
  EXPECT_THAT(world.found(with(0.8, 3)), IsEmpty());
  EXPECT_THAT(world.found(with(0.7, 3, {"src/**"})), IsEmpty());

  world.facts.definitions[0].methods.pop_back();
  Context context = world.context();
  EXPECT_THAT(too_small_to_compare(context), ElementsAre(testing::Pair("app::Manager", 3U)));
}

}  // namespace
}  // namespace ssot::lint
