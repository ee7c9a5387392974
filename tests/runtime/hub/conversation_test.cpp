// What a client of "ssot.resume.v1" is told, frame by frame, and what it may not do.
#include "support/conversation_fixture.hpp"

namespace ssot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using support::ada, support::bob, support::Numbers, support::Outcomes;
using ConversationTest = support::ConversationFixture;

TEST_F(ConversationTest, ReadyComesFirstAndSaysWhatTheClientNeeds) {
  send(1, 2);
  const auto client = begin();
  const json ready = client->frames.at(0);
  EXPECT_EQ(ready["op"], "ready");
  EXPECT_EQ(ready["sid"].get<std::string>().size(), 32u);
  EXPECT_EQ(ready["key"].get<std::string>().size(), 32u);
  EXPECT_EQ(ready["resumed"], json::object());
  EXPECT_EQ(ready["pos"]["user:ada"][1], 0);
  EXPECT_TRUE(ready["pos"].contains("all"));
  EXPECT_EQ(ready["hb"], 25000);
  EXPECT_EQ(ready["ack"], (json{{"n", 32}, {"ms", 1000}}));
  EXPECT_EQ(ready["retain_ms"], 120000);
  EXPECT_EQ(client->numbers(), (Numbers{1, 2}));
  EXPECT_FALSE(client->of("ev")[0]["id"].get<std::string>().empty());
}

TEST_F(ConversationTest, NobodyIsThereBeforeHello) {
  int connected = 0;
  const auto s = manager_->on<Connected>([&](const Connected&) { ++connected; });
  const auto client = attach({ada});
  EXPECT_FALSE(manager_->online(ada));
  EXPECT_EQ(connected, 0);
  send(1, 1);
  EXPECT_TRUE(client->frames.empty());
  client->hello();
  EXPECT_TRUE(manager_->online(ada));
  EXPECT_EQ(connected, 1);
  EXPECT_EQ(client->numbers(), (Numbers{1}));
}

TEST_F(ConversationTest, WhoDoesNotSayHelloInTimeIsClosed) {
  const auto client = attach({ada});
  EXPECT_EQ(client->tick(), milliseconds{5000});
  clock_->advance(milliseconds{5000});
  EXPECT_EQ(client->tick(), std::nullopt);
  ASSERT_TRUE(client->closed);
  EXPECT_EQ(client->closed->code, 1008);
  EXPECT_TRUE(manager_->wait_closed(milliseconds{0}));
}

TEST_F(ConversationTest, WhatIsNoFrameClosesWith1002) {
  const char* const wrong[] = {"", "[]", "7", R"({"op":"dance"})", R"({"op":"hello"})", R"({"op":"hello","v":0})",
                               R"({"op":"hello","v":1,"resume":{"sid":"x"}})",
                               R"({"op":"hello","v":1,"resume":{"sid":"x","key":"y","pos":{"all":[-1,2]}}})"};
  for (const char* text : wrong) {
    const auto client = attach({ada});
    EXPECT_EQ(client->say_text(text), std::nullopt);
    ASSERT_TRUE(client->closed) << text;
    EXPECT_EQ(client->closed->code, 1002) << text;
  }
  const auto client = attach({ada});
  client->say({{"op", "ack"}, {"pos", json::object()}});
  EXPECT_EQ(client->closed->text, "protocol: the first message must be hello");
  const auto twice = begin();
  twice->hello();
  EXPECT_EQ(twice->closed->code, 1002);
}

TEST_F(ConversationTest, WhoReadsTooSlowlyIsToldAndStays) {
  make({.history = {.events = 2}});
  const auto client = begin();
  client->hold();
  send(1, 5);
  client->release();
  EXPECT_FALSE(client->closed);
  EXPECT_EQ(client->of("reset").at(0)["why"], "overflow");
  EXPECT_EQ(client->numbers(), (Numbers{4, 5}));
}

TEST_F(ConversationTest, AGapIsSentAgain) {
  const auto client = begin();
  send(1, 3);
  const std::uint64_t epoch = client->of("ev")[0]["e"];
  client->say({{"op", "gap"}, {"ch", "user:ada"}, {"from", {epoch, 2}}});
  EXPECT_EQ(client->numbers(), (Numbers{1, 2, 3, 2, 3}));
  EXPECT_EQ(client->frames.back(), (json{{"op", "replayed"}, {"ch", "user:ada"}, {"from", 2}, {"to", 3}}));
  client->say({{"op", "gap"}, {"ch", "user:ada"}, {"from", {epoch, 5}}});
  EXPECT_EQ(client->closed->code, 1002) << "it misses what was not sent";
}

TEST_F(ConversationTest, GapsAreBounded) {
  make({.protocol = {.gap_limit = 2}});
  const auto client = begin();
  send(1, 1);
  const json gap = {{"op", "gap"}, {"ch", "user:ada"}, {"from", {client->of("ev")[0]["e"], 1}}};
  client->say(gap);
  client->say(gap);
  EXPECT_FALSE(client->closed);
  client->say(gap);
  EXPECT_EQ(client->closed->code, 1008);
}

TEST_F(ConversationTest, HeartbeatsCarryPositions) {
  const auto client = begin();
  send(1, 3);
  EXPECT_EQ(client->tick(), milliseconds{25000});
  clock_->advance(milliseconds{25000});
  EXPECT_EQ(client->tick(), milliseconds{25000});
  ASSERT_EQ(client->of("hb").size(), 1u);
  EXPECT_EQ(client->of("hb")[0]["pos"]["user:ada"][1], 3);
  EXPECT_EQ(client->of("hb")[0]["pos"]["all"][1], 0);
}

TEST_F(ConversationTest, WhatWasNotSentCannotBeAcknowledged) {
  const auto client = begin();
  send(1, 1);
  client->say({{"op", "ack"}, {"pos", {{"user:ada", {client->of("ev")[0]["e"], 2}}}}});
  EXPECT_EQ(client->closed->code, 1002);
}

TEST_F(ConversationTest, RoomsAreAnnouncedKeptAndLeft) {
  const auto client = begin();
  EXPECT_TRUE(manager_->join_room(last_, RoomId{"r"}));
  ASSERT_EQ(client->of("at").size(), 1u);
  const json at = client->of("at")[0]["pos"]["room:r"];
  client->lose();
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"r"}), {{"n", 1}}).accepted()) << "one of the room is away";
  const auto back = come_back(*client, {{"room:r", at}});
  EXPECT_EQ(back->numbers(), (Numbers{1}));
  EXPECT_TRUE(manager_->leave_room(last_, RoomId{"r"}) ||
              manager_->leave_room(manager_->connections(ada)[0].id, RoomId{"r"}));
  EXPECT_EQ(back->of("left").at(0), (json{{"op", "left"}, {"ch", "room:r"}, {"to", 1}}));
}

TEST_F(ConversationTest, MessagesForTheApplicationAreHandedOn) {
  const auto client = begin();
  EXPECT_EQ(client->say({{"op", "msg"}, {"d", {{"a", 1}}}}), R"({"a":1})");
  EXPECT_EQ(client->say({{"op", "ack"}, {"pos", json::object()}}), std::nullopt);
}

TEST_F(ConversationTest, ByeComesLastAndAdvises) {
  const auto client = begin();
  send(1, 1);
  manager_->shutdown();
  EXPECT_EQ(client->frames.back()["op"], "bye");
  EXPECT_EQ(client->frames.back()["resumable"], true);
  EXPECT_LT(client->frames.back()["after_ms"], 5000);
  EXPECT_EQ(client->closed->code, 1012);
}

TEST_F(ConversationTest, IdsThatAreNotUtf8KeepTheirChannelsApart) {
  const auto client = begin();
  manager_->join_room(last_, RoomId{"\xff"});
  manager_->join_room(last_, RoomId{"\xfe"});
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"\xff"}), {{"n", 1}}).accepted());
  EXPECT_TRUE(manager_->send(Target::room(RoomId{"\xfe"}), {{"n", 2}}).accepted());
  EXPECT_EQ(client->of("ev")[0]["ch"], "room~hex:ff");
  EXPECT_EQ(client->of("ev")[1]["ch"], "room~hex:fe");
}

// ---- outcomes ----

TEST_F(ConversationTest, OutcomesFollowTheMessage) {
  const auto client = begin();
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, {.on_outcome = note()}).accepted());
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::written}));
  client->say({{"op", "ack"}, {"pos", {{"user:ada", {client->of("ev")[0]["e"], 1}}}}});
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::written, Outcome::acked}));
}

TEST_F(ConversationTest, ExpiredIsToldOfWhatNobodyReceived) {
  make({.history = {.events = 1}});
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, {.on_outcome = note()}).accepted());
  send(2, 2);
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::expired}));
}

TEST_F(ConversationTest, OutcomesOfPlainClientsEndWithWritten) {
  make({.history = {.events = 1}});
  manager_->attach(std::make_shared<testing::RecordingConnection>(), {ada});
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, {.on_outcome = note()}).accepted());
  send(2, 3);
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::written}));
}

TEST_F(ConversationTest, WhoStillWaitsIsToldWhenTheManagerGoes) {
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, {.on_outcome = note()}).accepted());
  manager_.reset();
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::expired}));
}

TEST_F(ConversationTest, AThrowingOutcomeHandlerIsCounted) {
  begin();
  const SendOptions asked{.on_outcome = [](Outcome) { throw 7; }};
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, asked).accepted());
  EXPECT_EQ(manager_->stats().callback_failures, 1u);
}

TEST_F(ConversationTest, TheLatestOfAKeyTakesThePlaceOfTheOneBefore) {
  const auto client = begin();
  client->hold();
  const auto progress = [&](int n) {
    return manager_->send(Target::user(ada), {{"n", n}}, {.latest = "progress", .on_outcome = note()}).status;
  };
  EXPECT_EQ(progress(1), Stored::stored);
  EXPECT_EQ(progress(2), Stored::coalesced);
  EXPECT_EQ(progress(3), Stored::coalesced);
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::coalesced, Outcome::coalesced}));
  send(4, 4);
  EXPECT_EQ(progress(5), Stored::stored) << "the one before has its place: before 4";
  client->release();
  EXPECT_EQ(client->numbers(), (Numbers{3, 4, 5}));
  EXPECT_EQ(client->of("ev")[2]["o"], 3) << "no hole";
  EXPECT_EQ(manager_->stats().coalesced, 2u);
}

TEST_F(ConversationTest, OtherKeysAreOtherMessagesAndBounded) {
  make({.history = {.latest = 2}});
  for (int n = 1; n <= 3; ++n) {
    const auto told = manager_->send(Target::user(ada), {{"n", n}}, {.latest = std::to_string(n)});
    EXPECT_EQ(told.status, Stored::stored);
  }
  EXPECT_EQ(begin()->numbers(), (Numbers{1, 2, 3}));
}

TEST_F(ConversationTest, WhatIsHeldBackExpiresWithTheHistory) {
  const SendOptions asked{.latest = "k", .on_outcome = note()};
  EXPECT_TRUE(manager_->send(Target::user(ada), {{"n", 1}}, asked).accepted());
  clock_->advance(milliseconds{120001});
  const auto client = begin();
  EXPECT_TRUE(client->numbers().empty());
  EXPECT_EQ(client->of("reset").at(0)["why"], "trimmed");
  EXPECT_EQ(outcomes_, (Outcomes{Outcome::expired}));
}

}  // namespace
}  // namespace ssot
