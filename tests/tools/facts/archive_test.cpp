#include "facts/archive.hpp"

#include <gtest/gtest.h>

namespace ssot::facts {
namespace {

// Something in every member of every struct, so that one left out of the archive shows.
Facts full() {
  Facts facts;
  facts.files = {{"/p/a.cpp", 1, true, true}, {"/p/a.hpp", 0xfedcba9876543210, true, false}};
  facts.units = {{"/p/a.cpp", true, {{"/p/a.hpp", 1, 2, "error"}}, {{"/p/a.cpp", 3, 4, "warning"}}, {0, 1}}};
  Site site;
  site.kind = SiteKind::dependent;
  site.rule = "rule";
  site.entity = "n::T::f";
  site.range = {0, 1, 90};
  site.name = {0, 5, 6};
  site.spelling = Spelling::macro_body;
  site.access = Access::implicit;
  site.object = {0, 7, 8};
  site.access_token = {0, 9, 10};
  site.object_primary = false;
  site.arguments = {{"key", {0, 11, 12}, {0, 10, 11}, ArgumentForm::braces, true, true, "text", "int", true}};
  site.object_effects = true;
  site.ordered = {{"", "key", true}};
  site.comments = {{0, 60, 70}};
  site.value_used = false;
  site.unwrapped = true;
  site.unevaluated = true;
  site.before_main = true;
  site.form = Form::wrapper;
  site.consumer = Consumer::star;
  site.consumer_range = {0, 0, 92};
  site.around = Around::postfix;
  site.holder = Holder::weak_ptr;
  site.holder_range = {0, 13, 14};
  site.declarator = {0, 15, 16};
  site.creation = "new";
  site.trouble = "trouble";
  site.enclosing = "n::g";
  site.in_composition_root = true;
  site.nodes = {"@/p/a.cpp:5", "c:@N"};
  facts.sites = {site};
  facts.flows = {{"a", "b"}};
  facts.vias = {{"a", {0, 1, 2}}};
  facts.short_names = {{{0, 5, 6}, "one::Hub", "Hub"}};
  facts.meanings = {{{1, 5, 6}, "one::Hub"}};
  facts.uses = {{0, 1}};
  facts.includes = {{{0, 1, 4}, {0, 2, 3}, 1, "a.hpp", true, true}};
  facts.includes[0].branch = 7;
  facts.includes[0].keyword = "import";
  facts.includes[0].inside = "extern";
  facts.includes[0].keep = facts.includes[0].exported = facts.includes[0].associated = true;
  facts.includes[0].macro = "M";
  facts.includes[0].definition = {1, 8, 9};
  facts.includes[0].trouble = "trouble";
  facts.header_mentions = {{HeaderMention::Kind::forced, {0, 0, 0}, "old.h", "trouble"}};
  facts.definitions = {{"usr", "n::T", "class", {1, 1, 2}, {1, 3, 4}, 77, true, true, true, {"n::B"},
                        {{"f", "()", "public"}}, {"int x"}, 78, {"size 4"}, {"!N"}}};
  facts.shim_functions = {{"n::s", {1, 5, 6}, true, 3, true}};
  facts.shim_variables = {{"n::v", {1, 7, 8}, true, true}};
  facts.mentions = {{{0, 20, 21}, "argument"}};
  facts.declared = {{"rule", "id"}};
  facts.aliases = {{"n::A", "n::T", "using", {1, 9, 10}, true, true}};
  facts.instances = {{"n::T", "new", {0, 30, 31}, "n::g", true, true, true, Reached::repeated, 25, true}};
  facts.discarded = {{"n::T::f", "is ignored", {0, 40, 41}, "n::g", true}};
  facts.choices = {{0, "n::g", "n::take", "overload 1 of 2", {0, 20, 21}}};
  return facts;
}

TEST(Archive, what_is_written_is_read) {
  const std::optional<Facts> read = from_bytes(to_bytes(full()));
  ASSERT_TRUE(read);
  EXPECT_TRUE(*read == full());
}

TEST(Archive, empty_facts_are_facts) {
  EXPECT_TRUE(from_bytes(to_bytes({})) == Facts{});
}

TEST(Archive, what_is_cut_or_has_a_rest_is_nothing) {
  const std::string bytes = to_bytes(full());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(from_bytes(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(from_bytes(bytes + "x"));
}

TEST(Archive, a_damaged_length_asks_for_no_memory) {
  std::string bytes = to_bytes(full());
  bytes[0] = bytes[1] = bytes[2] = bytes[3] = static_cast<char>(0xff);
  EXPECT_FALSE(from_bytes(bytes));
}

TEST(Archive, a_place_in_a_file_that_is_not_there_is_damage) {
  Facts facts = full();
  facts.sites[0].name.file = 2;
  EXPECT_FALSE(from_bytes(to_bytes(facts)));
}

}  // namespace
}  // namespace ssot::facts
