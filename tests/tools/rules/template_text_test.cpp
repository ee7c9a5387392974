#include "rules/template_text.hpp"

#include <gmock/gmock.h>

namespace ssot::rules {
namespace {

using testing::ElementsAre;
using Kind = Piece::Kind;

Pieces pieces(std::string_view text, const std::vector<std::string>& holes = {}, bool self = true) {
  auto result = parse_replacement(text, holes, self);
  if (auto* error = std::get_if<TextError>(&result)) ADD_FAILURE() << error->what;
  return std::holds_alternative<Pieces>(result) ? std::get<Pieces>(result) : Pieces{};
}

TextError error(std::string_view text, const std::vector<std::string>& holes = {}, bool self = true) {
  auto result = parse_replacement(text, holes, self);
  if (std::holds_alternative<Pieces>(result)) ADD_FAILURE() << "accepted: " << text;
  return std::holds_alternative<TextError>(result) ? std::get<TextError>(result) : TextError{};
}

TEST(TemplateText, CutsTextHolesAndTheObject) {
  EXPECT_THAT(pieces("$self.detach(Id{$id}, f($self))", {"id"}),
              ElementsAre(Piece{Kind::member, "self", 0}, Piece{Kind::text, "detach(Id{", 6},
                          Piece{Kind::hole, "id", 16}, Piece{Kind::text, "}, f(", 19},
                          Piece{Kind::self, "self", 24}, Piece{Kind::text, "))", 29}));
}

TEST(TemplateText, ADoubledDollarIsADollar) {
  EXPECT_THAT(pieces("cost$$x"), ElementsAre(Piece{Kind::text, "cost$x", 0}));
  EXPECT_TRUE(pieces("").empty());
}

TEST(TemplateText, AHoleEndsWhereItsNameEnds) {
  const Pieces p = pieces("$info.id", {"info"});
  ASSERT_EQ(p.size(), 2U);
  EXPECT_EQ(p[0], (Piece{Kind::hole, "info", 0}));
  EXPECT_EQ(p[1].text, ".id");
}

TEST(TemplateText, ADotThatIsNoMemberAccessStays) {
  EXPECT_THAT(pieces("f($self...)"), ElementsAre(Piece{Kind::text, "f(", 0}, Piece{Kind::self, "self", 2},
                                                 Piece{Kind::text, "...)", 7}));
}

TEST(TemplateText, AnUnknownHoleIsToldWithTheNearest) {
  const TextError e = error("f($user_idd)", {"user_id", "message"});
  EXPECT_EQ(e.offset, 2U);
  EXPECT_EQ(e.what, "$user_idd is not a parameter");
  EXPECT_EQ(e.mend, "did you mean $user_id?");
  EXPECT_EQ(error("$selv.f()").mend, "did you mean $self?");
  EXPECT_EQ(error("$zzzzzz", {"a", "b"}).mend, "the holes here are $a, $b, $self");
}

TEST(TemplateText, AHoleMustNotStandTwice) {
  const TextError e = error("f($a, $a)", {"a"});
  EXPECT_EQ(e.offset, 6U);
  EXPECT_THAT(e.what, testing::HasSubstr("evaluated twice"));
}

TEST(TemplateText, TheObjectMayStandTwice) {
  EXPECT_EQ(pieces("$self.f($self)").size(), 4U);
}

TEST(TemplateText, ThereIsNoObjectWhereThereIsNone) {
  EXPECT_THAT(error("$self.f()", {}, false).what, testing::HasSubstr("there is no object"));
}

TEST(TemplateText, ALoneDollarIsAnError) {
  EXPECT_EQ(error("a $ b").offset, 2U);
  EXPECT_EQ(error("a$").offset, 1U);
}

TEST(TemplateText, AWrapHasOneDollar) {
  const auto wrap = parse_wrap("static_cast<int>($)");
  ASSERT_TRUE(std::holds_alternative<Pieces>(wrap));
  EXPECT_THAT(std::get<Pieces>(wrap), ElementsAre(Piece{Kind::text, "static_cast<int>(", 0},
                                                  Piece{Kind::value, "", 17}, Piece{Kind::text, ")", 18}));
  EXPECT_TRUE(std::holds_alternative<TextError>(parse_wrap("f()")));
  EXPECT_TRUE(std::holds_alternative<TextError>(parse_wrap("f($, $)")));
  EXPECT_TRUE(std::holds_alternative<TextError>(parse_wrap("f($name)")));
}

TEST(TemplateText, KnowsWhichHolesItUses) {
  const Pieces p = pieces("f($a)", {"a", "b"});
  EXPECT_TRUE(uses(p, "a"));
  EXPECT_FALSE(uses(p, "b"));
}

}  // namespace
}  // namespace ssot::rules
