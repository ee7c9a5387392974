#include "codec/server_frame.hpp"

#include <gtest/gtest.h>

#include "codec/message.hpp"

namespace ssot::codec {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

template <class Frame>
Frame read_as(const std::string& text) {
  std::string wrong;
  auto frame = read_server_frame(text, wrong);
  EXPECT_TRUE(frame && std::holds_alternative<Frame>(*frame)) << text << ": " << wrong;
  return frame && std::holds_alternative<Frame>(*frame) ? std::get<Frame>(std::move(*frame)) : Frame{};
}

std::string wrong_with(const json& frame) {
  std::string wrong;
  EXPECT_EQ(read_server_frame(frame.dump(), wrong), std::nullopt) << frame;
  return wrong;
}

TEST(ServerFrame, ReadyIsReadAsItWasWritten) {
  Ready wrote;
  wrote.sid = "s";
  wrote.key = "k";
  wrote.resumed = {{"all", true}, {"room:r", false}};
  wrote.positions = {{"all", {7, 1}}};
  wrote.heartbeat = milliseconds{25000};
  wrote.ack_every = 32;
  wrote.ack_within = milliseconds{1000};
  wrote.retain = milliseconds{1};
  wrote.session = milliseconds{2};
  wrote.backoff_first = milliseconds{3};
  wrote.backoff_most = milliseconds{4};
  const auto read = read_as<Ready>(write(wrote));
  EXPECT_EQ(read.version, protocol_version);
  EXPECT_EQ(read.sid, "s");
  EXPECT_EQ(read.key, "k");
  EXPECT_EQ(read.resumed, wrote.resumed);
  EXPECT_EQ(read.positions, wrote.positions);
  EXPECT_EQ(read.heartbeat, wrote.heartbeat);
  EXPECT_EQ(read.ack_every, 32u);
  EXPECT_EQ(read.ack_within, wrote.ack_within);
  EXPECT_EQ(read.retain, wrote.retain);
  EXPECT_EQ(read.session, wrote.session);
  EXPECT_EQ(read.backoff_first, wrote.backoff_first);
  EXPECT_EQ(read.backoff_most, wrote.backoff_most);
}

TEST(ServerFrame, AnEventIsReadAsItWasSent) {
  const Scope scope{UserId{"ada"}, ThreadId{"t"}, RunId{"r"}, AgentId{"data"}, AgentId{"boss"}};
  auto message = message_of(scope, AgentEvent::thinking({{"reasoning", "why"}}), {});
  message->id = "m-1";
  const auto event = read_as<Event>(*resume_frame(*message, "user:ada", {7, 3}));
  EXPECT_EQ(event.channel, "user:ada");
  EXPECT_EQ(event.position, (Position{7, 3}));
  EXPECT_EQ(event.id, "m-1");
  EXPECT_EQ(event.type, "agent_thinking");
  EXPECT_EQ(event.run, "r");
  EXPECT_EQ(event.agent, "data");
  EXPECT_EQ(event.parent, "boss");
  EXPECT_EQ(event.timestamp, "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(event.data["reasoning"], "why");
}

TEST(ServerFrame, TheRestIsReadAsItWasWritten) {
  EXPECT_EQ(read_as<At>(write(At{{{"room:r", {7, 0}}}})).positions, (Positions{{"room:r", {7, 0}}}));
  const auto left = read_as<Left>(write(Left{"room:r", 4}));
  EXPECT_EQ(left.channel, "room:r");
  EXPECT_EQ(left.to, 4u);
  const auto replayed = read_as<Replayed>(write(Replayed{"all", 2, 5}));
  EXPECT_EQ(replayed.from, 2u);
  EXPECT_EQ(replayed.to, 5u);
  EXPECT_EQ(read_as<Beat>(write(Beat{{{"all", {7, 9}}}})).positions, (Positions{{"all", {7, 9}}}));
  const auto bye = read_as<Bye>(write(Bye{false, milliseconds{1830}}));
  EXPECT_FALSE(bye.resumable);
  EXPECT_EQ(bye.after, milliseconds{1830});
}

TEST(ServerFrame, AResetHasANextUnlessTheChannelIsGone) {
  for (const auto why : {ResetWhy::epoch, ResetWhy::trimmed, ResetWhy::overflow}) {
    const auto reset = read_as<Reset>(write(Reset{"user:ada", why, Position{7, 4}, json{{"v", 1}, {"d", 2}}}));
    EXPECT_EQ(reset.why, why);
    EXPECT_EQ(reset.next, (Position{7, 4}));
    EXPECT_EQ(reset.state, (json{{"v", 1}, {"d", 2}}));
    EXPECT_EQ(wrong_with({{"op", "reset"}, {"ch", "all"}, {"why", name(why)}}),
              "'e' must be a whole number from 0 to 2^53 - 1");
  }
  const auto gone = read_as<Reset>(write(Reset{"room:r", ResetWhy::gone}));
  EXPECT_EQ(gone.next, std::nullopt);
  EXPECT_EQ(gone.state, std::nullopt);
}

TEST(ServerFrame, AnOpThatIsNotKnownIsUnknown) {
  (void)read_as<Unknown>(R"({"op":"news","x":1})");
  (void)read_as<Unknown>(R"({"op":"hello","v":1})");
}

TEST(ServerFrame, WhatIsKnownMustBeRight) {
  EXPECT_EQ(wrong_with({{"op", 7}}), "'op' must be a text");
  EXPECT_EQ(wrong_with(json::array()), "a frame must be a JSON object, nested no deeper than 1000");
  json event = json::parse(R"({"op":"ev","ch":"all","e":7,"o":1,"id":"m","t":"x","ts":"","d":null})");
  (void)read_as<Event>(event.dump());
  event["o"] = 0;
  EXPECT_EQ(wrong_with(event), "'o' must be 1 or more");
  event["o"] = std::uint64_t{1} << 53;
  EXPECT_EQ(wrong_with(event), "'o' must be a whole number from 0 to 2^53 - 1");
  EXPECT_EQ(wrong_with({{"op", "reset"}, {"ch", "all"}, {"why", "bored"}, {"e", 1}, {"o", 1}}),
            "'why' must be epoch, trimmed, overflow or gone");
  json ready = json::parse(write(Ready{}));
  ready["ack"]["n"] = 0;
  EXPECT_EQ(wrong_with(ready), "'ack' must be {n: 1 or more, ms}");
}

}  // namespace
}  // namespace ssot::codec
