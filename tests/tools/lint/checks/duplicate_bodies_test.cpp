#include "lint/checks/duplicate_bodies.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct World : Program {
  facts::ClassTable table;
  World() {
    file("a.cpp", "post");
    table.classes.push_back({"/p/a.cpp", 0, 4, "x::Room", "class"});
    for (std::uint64_t hash : {1, 2, 3}) add("app::Manager", "/p/app/manager.cpp", hash);
  }
  void add(const std::string& owner, const std::string& path, std::uint64_t hash) {
    table.bodies.push_back({path, 0, 4, owner, "f" + std::to_string(hash), 60, hash});
  }
  std::vector<Finding> found() const {
    Context given = context();
    given.classes = &table;
    return duplicate_bodies(given);
  }
};

TEST(DuplicateBodies, TwoBodiesOfTheSmallerSideAreOne) {
  World world;
  world.add("x::Room", "/p/a.cpp", 1);
  EXPECT_THAT(world.found(), IsEmpty()) << "one is chance";
  world.add("x::Room", "/p/a.cpp", 2);
  EXPECT_THAT(briefs(world.found()), ElementsAre("SSOT008 warning a.cpp:1:1 x::Room"));
  world.add("x::Room", "/p/a.cpp", 8);
  world.add("x::Room", "/p/a.cpp", 9);
  EXPECT_THAT(world.found(), IsEmpty()) << "2 of 3";
}

TEST(DuplicateBodies, EachBodyOfTheCanonicalIsUsedOnce) {
  World world;
  world.add("x::Room", "/p/a.cpp", 1);
  world.add("x::Room", "/p/a.cpp", 1);
  EXPECT_THAT(world.found(), IsEmpty());
}

TEST(DuplicateBodies, ItsOwnNestedClassesAndTheFamilyAreNone) {
  World world;
  for (std::uint64_t hash : {1, 2, 3}) world.add("app::Manager::Impl", "/p/a.cpp", hash);
  for (std::uint64_t hash : {1, 2, 3}) world.add("app::testing::Manager", "/p/a.cpp", hash);
  EXPECT_THAT(world.found(), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
