#include "plan/short_names.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using testing::range;

// One site at [5,8) whose text is replaced.
class ShortNamesTest : public ::testing::Test {
 protected:
  std::string shortened(const std::string& text, const Rejections& rejected = {}) {
    plan_.changes = {{range(5, 8), {{text, {}, false}}, "g", range(5, 8)}};
    shorten_names(facts_, rejected, plan_);
    return testing::shown(plan_.changes.front());
  }
  void can_be(const std::string& name, const std::string& text) {
    facts_.short_names.push_back({range(5, 8), name, text});
  }

  facts::Facts facts_ = testing::facts_with_file();
  Plan plan_;
};

TEST_F(ShortNamesTest, each_name_gets_its_own_form_and_is_marked) {
  can_be("one::Box", "Box");
  can_be("one::Item", "o::Item");
  EXPECT_EQ(shortened("one::Box<one::Item>(one::other(), \"one::Box\")"), "Box<o::Item>(one::other(), \"one::Box\")");
  const std::vector<Fragment>& fragments = plan_.changes.front().fragments;
  EXPECT_EQ(fragments.front().name, "one::Box");
  EXPECT_EQ(fragments.back().name, "");
}

TEST_F(ShortNamesTest, a_longer_name_is_another_name) {
  can_be("one::Box", "Box");
  EXPECT_EQ(shortened("one::Box::make()"), "one::Box::make()");
}

TEST_F(ShortNamesTest, units_that_propose_different_texts_get_the_name_in_full) {
  can_be("one::Box", "Box");
  can_be("one::Box", "o::Box");
  EXPECT_EQ(shortened("one::Box"), "one::Box");
}

TEST_F(ShortNamesTest, so_does_a_site_at_which_it_was_not_proven) {
  can_be("one::Box", "Box");
  Rejections rejected;
  rejected.short_names.insert(range(5, 8));
  EXPECT_EQ(shortened("one::Box", rejected), "one::Box");
}

TEST_F(ShortNamesTest, text_of_no_one_site_stays_in_full) {
  can_be("one::Box", "Box");
  plan_.changes = {{range(5, 8), {{"one::Box", {}, false}}, "g"}};
  shorten_names(facts_, {}, plan_);
  EXPECT_EQ(testing::shown(plan_.changes.front()), "one::Box");
}

}  // namespace
}  // namespace ssot::plan
