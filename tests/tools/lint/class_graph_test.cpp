#include "lint/class_graph.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::Key;

facts::Method method(const std::string& name, const std::string& access = "public") {
  return {name, "()", access};
}

struct World : Program {
  World() {
    file("a.hpp", "class Half; class Whole; class Hidden; class Impl; class Manager;");
    define("a.hpp", "n::Half").methods = {method("join")};
    facts::Definition& whole = define("a.hpp", "n::Whole");
    whole.methods = {method("send"), method("secret", "private"), {"close", "()", "public", "", false}};
    whole.bases = {"n::Half", "n::Hidden"};
    whole.hidden_bases = {"n::Hidden"};
    whole.holds = {"n::Whole::Impl"};
    define("a.hpp", "n::Hidden").methods = {method("hidden")};
    define("a.hpp", "n::Whole::Impl").holds = {"app::Manager"};
  }
};

TEST(ClassGraph, OffersWhatIsPublicItsOwnAndInherited) {
  const World world;
  const ClassGraph graph(world.facts);
  EXPECT_THAT(graph.offer(world.facts.definitions[1]), ElementsAre(Key("join"), Key("send")));
  EXPECT_THAT(graph.offer(world.facts.definitions[1], {"n::Half"}), ElementsAre(Key("send")));
  EXPECT_THAT(graph.bases(world.facts.definitions[1]), ElementsAre("n::Half", "n::Hidden"));
}

TEST(ClassGraph, HoldsWhatAClassNestedInItHolds) {
  const World world;
  const ClassGraph graph(world.facts);
  EXPECT_TRUE(graph.holds(world.facts.definitions[1], "app::Manager"));
  EXPECT_FALSE(graph.holds(world.facts.definitions[0], "app::Manager"));
}

TEST(ClassGraph, AClassIsSeenWhereItsNameStands) {
  const World world;
  const ClassGraph graph(world.facts);
  EXPECT_TRUE(graph.is_seen({"/p/a.hpp", 6, 10, "n::Half", "class"}));
  EXPECT_FALSE(graph.is_seen({"/p/a.hpp", 7, 11, "n::Other", "class"}));
}

}  // namespace
}  // namespace ssot::lint
