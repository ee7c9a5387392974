#include "plan/include_graph.hpp"

#include <gmock/gmock.h>

namespace ssot::plan {
namespace {

using ::testing::ElementsAre;

class IncludeGraphTest : public ::testing::Test {
 protected:
  IncludeGraphTest() {
    facts_.files = {{"/p/a.cpp", 1, true, true},
                    {"/p/b.h", 1, true, true},
                    {"/p/rows.def", 1, true, true},
                    {"/p/more.def", 1, true, true}};
    facts_.units = {{"/p/a.cpp", true, {}, {}, {}}};
    facts_.files[0].declares_at = 50;
    facts_.files[2].alone = facts_.files[3].alone = false;
    facts_.includes = {include(0, 1, 0), include(0, 2, 20), include(1, 2, 0), include(2, 3, 0)};
    facts_.includes[1].inside = facts_.includes[3].inside = "declaration";
  }
  static facts::Include include(facts::FileId from, facts::FileId to, std::uint32_t at) {
    facts::Include out;
    out.range = {from, at, at + 10};
    out.target = to;
    return out;
  }
  facts::Facts facts_;
};

TEST_F(IncludeGraphTest, what_a_fragment_needs_its_includers_include) {
  const IncludeGraph graph(facts_);
  EXPECT_TRUE(graph.is_fragment(2));
  EXPECT_THAT(graph.owners(2), ElementsAre(0, 1));
  EXPECT_THAT(graph.owners(3), ElementsAre(0, 1)) << "through the other fragment";
  EXPECT_THAT(graph.owners(1), ElementsAre(1));
}

TEST_F(IncludeGraphTest, a_file_with_includes_of_its_own_is_no_fragment) {
  facts_.includes[3].inside.clear();
  EXPECT_FALSE(IncludeGraph(facts_).is_fragment(2));
}

TEST_F(IncludeGraphTest, a_header_that_only_includes_exports) {
  EXPECT_TRUE(IncludeGraph(facts_).is_exported(facts_.includes[2]));
  EXPECT_FALSE(IncludeGraph(facts_).is_exported(facts_.includes[0])) << "a unit is nobody's umbrella";
  facts_.files[1].declares_at = 30;
  EXPECT_FALSE(IncludeGraph(facts_).is_exported(facts_.includes[2]));
  facts_.includes[2].exported = true;
  EXPECT_TRUE(IncludeGraph(facts_).is_exported(facts_.includes[2]));
}

TEST_F(IncludeGraphTest, a_closure_follows_what_is_not_cut) {
  const IncludeGraph graph(facts_);
  EXPECT_THAT(graph.closure(1), ElementsAre(1, 2, 3));
  EXPECT_THAT(graph.closure(1, [](const facts::Include& include) { return include.target == 3; }),
              ElementsAre(1, 2));
}

}  // namespace
}  // namespace ssot::plan
