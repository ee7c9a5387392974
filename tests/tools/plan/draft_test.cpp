#include "plan/draft.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace ssot::plan {
namespace {

using facts::Access;
using facts::SiteKind;
using testing::range;
using testing::send_site;
using testing::shown;
using testing::site;

class DraftTest : public ::testing::Test {
 protected:
  rules::Rule& rule(const std::string& id) {
    for (rules::Rule& one : rules_.concepts.front().rules)
      if (one.id == id) return one;
    throw std::logic_error(id);
  }
  Draft make(const facts::Site& at, const std::string& id, bool object_is_instance = false) {
    return draft(at, {&rule(id), &rules_.concepts.front(), object_is_instance});
  }
  rules::RuleSet rules_ = testing::rule_set();
};

TEST_F(DraftTest, a_call_whose_result_is_used_takes_the_value_form) {
  const Draft made = make(send_site(), "send");
  ASSERT_EQ(made.changes.size(), 1U);
  EXPECT_EQ(shown(made.changes[0]), "post(one::Id{<7-8>}, <10-11>).accepted()");
  EXPECT_EQ(made.changes[0].range, range(2, 12)) << "the object and its access operator stay as they are";
}

TEST_F(DraftTest, a_call_whose_result_is_not_used_takes_the_statement_form) {
  facts::Site at = send_site();
  at.value_used = false;
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, <10-11>).or_report()");
}

TEST_F(DraftTest, an_absent_argument_becomes_what_the_rule_says_and_is_never_materialised) {
  facts::Site at = send_site();
  at.arguments[1] = {};
  at.arguments[1].parameter = "message";
  at.arguments[1].is_default = true;
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, one::nothing).accepted()");
}

TEST_F(DraftTest, an_argument_with_an_operator_on_top_is_enclosed_only_where_it_must_be) {
  rules_.concepts.front().rules[1].cases = {testing::to("$self.post($user + 1, $message)")};
  facts::Site at = send_site();
  at.arguments[0].form = facts::ArgumentForm::other;
  at.arguments[1].form = facts::ArgumentForm::other;
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post((<7-8>) + 1, <10-11>)");
}

TEST_F(DraftTest, a_result_that_nobody_opens_keeps_its_error_to_itself) {
  facts::Site at = send_site();
  at.value_used = false;
  rule("send").unwrap = {"get"};
  EXPECT_EQ(make(at, "send").reason,
            "its result is dropped unopened, with the error that it may hold; the replacement would tell that error");
  EXPECT_EQ(make(at, "send").todo,
            "open it where it is called: `.get()`; if there is no error to lose, say why under unopened in the rule");
  rule("send").unopened = "it throws nothing";
  EXPECT_EQ(make(at, "send").reason, "");
  rule("send").unopened.clear();
  at.unwrapped = true;
  EXPECT_EQ(make(at, "send").reason, "");
  at.only_waited = true;
  EXPECT_EQ(make(at, "send").reason,
            "it is only waited for, and the error that it may hold is lost; the replacement would tell that error");
  at.unwrapped = at.only_waited = false;
  rule("send").unwrap = {"*"};
  EXPECT_EQ(make(at, "send").reason, "") << "a pointer that is not followed holds no error";
}

TEST_F(DraftTest, a_parenthesis_before_the_object_goes_with_the_one_behind) {
  facts::Site at = send_site();
  at.range = range(20, 40);  // (o.send(u, m)).get()
  at.object = range(21, 22);
  at.access_token = range(22, 23);
  at.name = range(23, 27);
  at.unwrapped = true;
  rule("send").unwrap = {"get"};
  const Draft made = make(at, "send");
  ASSERT_EQ(made.changes.size(), 1U);
  EXPECT_EQ(made.changes[0].range, range(20, 40));
  EXPECT_EQ(shown(made.changes[0]), "<21-22>.post(one::Id{<7-8>}, <10-11>).accepted()");
}

TEST_F(DraftTest, braces_get_their_type_where_they_are_not_passed_on) {
  facts::Site at = send_site();
  at.arguments[1].form = facts::ArgumentForm::braces;
  at.arguments[1].type = "json";
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, <10-11>).accepted()");
  rule("send").arguments["message"].wrap = "one::Payload($)";
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, one::Payload(json<10-11>)).accepted()");
}

TEST_F(DraftTest, braces_around_what_is_one_already_are_a_copy_or_a_list) {
  facts::Site at = send_site();
  at.arguments[1].form = facts::ArgumentForm::braces;
  at.arguments[1].type = "json";
  at.arguments[1].element = range(60, 62);
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, <60-62>).accepted()")
      << "the reference was bound to it";
  at.arguments[1].by_value = true;
  EXPECT_EQ(make(at, "send").reason, "compilers read the braces of `message` as a copy, or as a list of one element");
}

TEST_F(DraftTest, an_object_behind_a_pointer_is_dereferenced_where_it_is_passed) {
  rules_.concepts.front().rules[1].cases = {testing::to("one::migration::post($self, $user)")};
  EXPECT_EQ(shown(make(send_site(Access::arrow), "send").changes[0]), "one::migration::post(*<0-1>, <7-8>)");
  EXPECT_EQ(shown(make(send_site(Access::dot), "send").changes[0]), "one::migration::post(<0-1>, <7-8>)");
}

TEST_F(DraftTest, an_accessor_that_gave_a_pointer_is_used_as_a_reference) {
  const Draft made = make(send_site(Access::arrow), "send", true);
  ASSERT_EQ(made.changes.size(), 2U);
  EXPECT_EQ(shown(made.changes[1]), ".");
  EXPECT_EQ(made.changes[1].range, range(1, 2));
}

TEST_F(DraftTest, a_dropped_argument_with_effects_is_a_note) {
  rules_.concepts.front().rules[1].arguments["user"].drop = "not needed";
  facts::Site at = send_site();
  at.arguments[0].side_effects = true;
  const Draft made = make(at, "send");
  EXPECT_TRUE(made.changes.empty());
  EXPECT_NE(made.reason.find("`user` is dropped"), std::string::npos);
}

TEST_F(DraftTest, the_case_is_chosen_by_the_literal_and_otherwise_the_note_holds) {
  rules::Rule& send = rules_.concepts.front().rules[1];
  send.cases = {{{{"user", rules::Condition::Is::text, "all"}}, {"$self.everyone($message)", ""}, {}}};
  send.note = rules::Note{"whom is known only at run time", "write it by hand"};
  facts::Site at = send_site();
  EXPECT_EQ(make(at, "send").reason, "whom is known only at run time");
  at.arguments[0].is_literal = true;
  at.arguments[0].literal = "all";
  EXPECT_EQ(shown(make(at, "send").changes[0]), "everyone(<10-11>)");
}

TEST_F(DraftTest, a_future_that_is_kept_is_a_note) {
  rules_.concepts.front().rules[1].unwrap = {"get"};
  facts::Site at = send_site();
  EXPECT_NE(make(at, "send").reason.find("unwrapped elsewhere"), std::string::npos);
  at.unwrapped = true;
  EXPECT_TRUE(make(at, "send").reason.empty());
}

TEST_F(DraftTest, a_value_becomes_a_reference_to_the_one_instance) {
  facts::Site at = site(SiteKind::value, "old", range(4, 5), {"m"});
  at.holder_range = range(0, 3);
  at.declarator = range(5, 11);
  const Draft made = make(at, "old");
  ASSERT_EQ(made.changes.size(), 2U);
  EXPECT_EQ(made.changes[0].range, range(3, 3));
  EXPECT_EQ(shown(made.changes[0]), "&");
  EXPECT_EQ(shown(made.changes[1]), " = one::manager()");
}

TEST_F(DraftTest, a_unique_ptr_becomes_the_owner_type) {
  facts::Site at = site(SiteKind::type, "old", range(16, 19), {"p"});
  at.holder = facts::Holder::unique_ptr;
  at.holder_range = range(0, 20);
  const Draft made = make(at, "old");
  EXPECT_EQ(shown(made.changes[0]), "std::shared_ptr<one::Manager>");
  EXPECT_EQ(made.changes[0].range, range(0, 20));
}

TEST_F(DraftTest, constructions_become_the_accessor_and_only_the_composition_root_makes_one) {
  facts::Site at = site(SiteKind::construct, "construct", range(0, 10), {"p"});
  at.creation = "make_unique";
  EXPECT_EQ(shown(make(at, "construct").changes[0]), "one::manager_ptr()");
  at.creation = "new";
  EXPECT_EQ(shown(make(at, "construct").changes[0]), "&one::manager()");
  at.creation = "make_shared";
  at.in_composition_root = true;
  EXPECT_EQ(shown(make(at, "construct").changes[0]), "one::bind(one::Manager::create())");
}

TEST_F(DraftTest, a_composition_root_is_not_another_whose_name_begins_alike) {
  facts::Site at = site(SiteKind::construct, "construct", range(0, 10), {"p"});
  at.creation = "make_shared";
  at.in_composition_root = true;
  rules_.concepts.front().composition_roots = {{"app::compose", "one::make(1)"}, {"app::compose_admin", "one::make(2)"}};
  at.enclosing = "app::compose_admin";
  EXPECT_EQ(shown(make(at, "construct").changes[0]), "one::make(2)");
  at.enclosing = "app::compose::(anonymous)";
  EXPECT_EQ(shown(make(at, "construct").changes[0]), "one::make(1)");
}

TEST_F(DraftTest, trouble_at_the_site_wins_over_the_rule) {
  facts::Site at = send_site();
  at.trouble = "it stands in the body of a macro";
  EXPECT_EQ(make(at, "send").reason, "it stands in the body of a macro");
}

TEST_F(DraftTest, an_entity_without_a_rule_is_a_note_and_not_silence) {
  EXPECT_FALSE(draft(send_site(), {nullptr, nullptr, false}).reason.empty());
}

TEST_F(DraftTest, a_forward_declaration_is_possible_or_not_and_written_later) {
  facts::Site at = site(SiteKind::forward_declaration, "old", range(20, 23), {});
  at.holder_range = range(0, 26);
  EXPECT_TRUE(make(at, "old").reason.empty());
  EXPECT_TRUE(make(at, "old").changes.empty());
  at.holder_range = {};
  EXPECT_FALSE(make(at, "old").reason.empty());
}

TEST_F(DraftTest, effects_whose_order_would_change_are_a_note_unless_the_rule_has_a_reason) {
  rules::Rule& send = rules_.concepts.front().rules[1];
  facts::Site at = send_site();
  at.ordered = {{"user", "message", false}};
  EXPECT_TRUE(make(at, "send").reason.empty()) << "arguments of a call before, and after";
  send.cases = {testing::to("$self.post({$user, $message})")};
  EXPECT_NE(make(at, "send").reason.find("in a fixed order"), std::string::npos);
  send.any_order = "they are independent of each other";
  EXPECT_TRUE(make(at, "send").reason.empty());
  send.any_order.clear();
  at.unevaluated = true;
  EXPECT_TRUE(make(at, "send").reason.empty());
}

TEST_F(DraftTest, an_effect_that_is_dropped_or_put_off_is_a_note) {
  rules::Rule& send = rules_.concepts.front().rules[1];
  facts::Site at = send_site();
  at.object_effects = true;
  send.cases = {testing::to("one::post($user, $message)")};
  EXPECT_NE(make(at, "send").reason.find("the object is dropped"), std::string::npos);
  at.object_effects = false;
  at.arguments[0].side_effects = true;
  send.cases = {testing::to("$self.post([&] { return $user; }, $message)")};
  EXPECT_NE(make(at, "send").reason.find("when a lambda is called"), std::string::npos);
}

TEST_F(DraftTest, a_replacement_with_an_operator_on_top_is_enclosed_where_it_must_be) {
  rules_.concepts.front().rules[1].cases = {testing::to("$self.count($user) + 1")};
  facts::Site at = send_site();
  EXPECT_EQ(shown(make(at, "send").changes[0]), "count(<7-8>) + 1");
  at.around = facts::Around::operand;
  const Draft made = make(at, "send");
  EXPECT_EQ(shown(made.changes[0]), "(<0-1>.count(<7-8>) + 1)");
  EXPECT_EQ(made.changes[0].range, range(0, 12));
}

TEST_F(DraftTest, comments_of_no_argument_stand_behind_the_call_and_those_of_a_line_stay_at_its_end) {
  facts::Site at = send_site();
  at.comments = {range(6, 7)};
  at.arguments[1].line_end = range(9, 10);
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(one::Id{<7-8>}, <9-11>).accepted() <6-7>");
  rules_.concepts.front().rules[1].arguments["message"].drop = "not needed";
  rules_.concepts.front().rules[1].cases = {testing::to("$self.post($user)")};
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post(<7-8> <9-10>) <6-7>");
}

TEST_F(DraftTest, the_one_instance_has_the_form_that_its_use_had) {
  facts::Site at = site(SiteKind::call, "get", range(0, 9), {"g"});
  const auto becomes = [&](facts::Form form) {
    at.form = form;
    return shown(make(at, "get").changes[0]);
  };
  EXPECT_EQ(becomes(facts::Form::reference), "one::manager()");
  EXPECT_EQ(becomes(facts::Form::pointer), "&one::manager()");
  EXPECT_EQ(becomes(facts::Form::smart), "one::manager_ptr()");
  EXPECT_EQ(becomes(facts::Form::wrapper), "std::ref(one::manager())");
}

TEST_F(DraftTest, an_arrow_or_a_star_goes_where_a_reference_comes) {
  facts::Site at = site(SiteKind::call, "get", range(1, 9), {"g"});
  at.form = facts::Form::pointer;
  at.consumer = facts::Consumer::arrow;
  at.consumer_range = range(9, 11);
  Draft made = make(at, "get");
  ASSERT_EQ(made.changes.size(), 2U);
  EXPECT_EQ(shown(made.changes[0]), "one::manager()");
  EXPECT_EQ(shown(made.changes[1]), ".");
  at.consumer = facts::Consumer::star;
  at.consumer_range = range(0, 9);
  made = make(at, "get");
  ASSERT_EQ(made.changes.size(), 1U);
  EXPECT_EQ(made.changes[0].range, range(0, 9));
}

TEST_F(DraftTest, what_is_evaluated_before_main_cannot_reach_the_instance) {
  facts::Site at = site(SiteKind::call, "get", range(0, 9), {"g"});
  at.before_main = true;
  EXPECT_NE(make(at, "get").reason.find("before main"), std::string::npos);
  facts::Site value = site(SiteKind::value, "old", range(4, 5), {"m"});
  value.before_main = true;
  EXPECT_NE(make(value, "old").reason.find("before main"), std::string::npos);
  facts::Site call = send_site();
  call.before_main = true;
  EXPECT_TRUE(make(call, "send").reason.empty()) << "an object that is there is no concern of the rule";
}

TEST_F(DraftTest, what_new_becomes_follows_from_the_owner) {
  facts::Site at = site(SiteKind::construct, "construct", range(0, 10), {"p"});
  at.creation = "new";
  at.in_composition_root = true;
  const auto becomes = [&](std::string owner) {
    rules_.concepts.front().canonical.owner = std::move(owner);
    return shown(make(at, "construct").changes[0]);
  };
  EXPECT_EQ(becomes("std::shared_ptr<one::Manager>"), "one::bind(one::Manager::create()).get()");
  EXPECT_EQ(becomes("std::unique_ptr<one::Manager>"), "one::bind(one::Manager::create()).release()");
  EXPECT_EQ(becomes("one::Manager*"), "one::bind(one::Manager::create())");
}

TEST_F(DraftTest, a_pointer_that_becomes_a_value_is_asked_whether_it_holds_something) {
  facts::Site at = site(SiteKind::null_test, "old", range(2, 4), {"p"});
  at.range = range(0, 12);
  at.object = range(0, 1);
  at.creation = "not";
  EXPECT_EQ(shown(make(at, "old").changes[0]), "!<0-1>");
  at.creation = "bool";
  EXPECT_EQ(shown(make(at, "old").changes[0]), "static_cast<bool>(<0-1>)");
  at.creation = "plain";
  EXPECT_EQ(shown(make(at, "old").changes[0]), "<0-1>");
}

TEST_F(DraftTest, an_override_follows_a_name_and_nothing_else) {
  const facts::Site at = site(SiteKind::overrider, "send", range(20, 24), {});
  EXPECT_FALSE(make(at, "send").reason.empty());
  rule("send").arguments.clear();
  rule("send").cases = {testing::to("$self.post($user, $message)")};
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post");
  rule("send").cases = {testing::to("$self.post($message, $user)")};
  EXPECT_FALSE(make(at, "send").reason.empty());
  rule("send").cases = {testing::to("$self.send($user, $message)")};
  EXPECT_TRUE(make(at, "send").reason.empty());
  EXPECT_TRUE(make(at, "send").changes.empty());
}

TEST_F(DraftTest, a_qualified_call_keeps_its_class_under_the_new_name) {
  facts::Site at = site(SiteKind::call, "send", range(20, 24), {});
  at.creation = "qualified";
  at.holder_range = range(15, 24);
  rule("send").arguments.clear();
  rule("send").cases = {testing::to("$self.post($user, $message)")};
  EXPECT_EQ(shown(make(at, "send").changes[0]), "one::Manager::post");
  at.holder_range = {};
  EXPECT_EQ(shown(make(at, "send").changes[0]), "post");
}

TEST_F(DraftTest, a_using_declaration_in_a_class_names_the_new_base) {
  facts::Site at = site(SiteKind::member_using, "old", range(20, 23), {});
  at.holder_range = range(15, 23);
  EXPECT_EQ(shown(make(at, "old").changes[0]), "one::Manager");
  at.creation = "constructors";
  EXPECT_EQ(shown(make(at, "old").changes[0]), "one::Manager::Manager");
}

}  // namespace
}  // namespace ssot::plan
