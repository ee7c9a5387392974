#include "codec/message.hpp"

#include <gtest/gtest.h>

namespace ssot::codec {
namespace {

using nlohmann::json;

const auto noon = std::chrono::system_clock::time_point{std::chrono::milliseconds{1757851200123}};
const Scope scope{UserId{"ada"}, ThreadId{"t1"}, RunId{"r1"}, AgentId{"data"}, AgentId{"boss"}};

TEST(Message, TimeIsIso8601InUtc) {
  EXPECT_EQ(iso8601(noon), "2025-09-14T12:00:00.123Z");
  EXPECT_EQ(iso8601(std::chrono::system_clock::time_point{}), "1970-01-01T00:00:00.000Z");
}

TEST(Message, SentMessageGoesFlatAsItIs) {
  const json value = {{"type", "x"}, {"n", 1}, {"text", "\u00e4\n\""}};
  EXPECT_EQ(*flat_frame(*message_of(value, noon)), value.dump());
  EXPECT_EQ(*flat_frame(*message_of(json::array({1, 2}), noon)), "[1,2]");
}

TEST(Message, SentMessageInTheEnvelope) {
  const json value = {{"type", "x"}, {"n", 1}};
  const json frame = json::parse(*v1_frame(*message_of(value, noon), "user:a\"b", {7, 3}));
  EXPECT_EQ(frame, (json{{"op", "ev"},
                         {"ch", "user:a\"b"},
                         {"e", 7},
                         {"o", 3},
                         {"t", "x"},
                         {"ts", "2025-09-14T12:00:00.123Z"},
                         {"d", value}}));
  EXPECT_EQ(json::parse(*v1_frame(*message_of(json("text"), noon), "all", {1, 1}))["t"], "message");
}

TEST(Message, BytesThatAreAMessageGoFlatAsTheyAreAndWithoutACopy) {
  const auto text = raw_message_of({"h\xc3\xa4 \"x\""}, noon);
  EXPECT_EQ(*flat_frame(*text), "h\xc3\xa4 \"x\"");
  EXPECT_FALSE(flat_frame(*text)->binary);
  EXPECT_EQ(flat_frame(*text), flat_frame(*text)) << "the same bytes for all";
  EXPECT_EQ(text->size(), 7u);
  const auto binary = raw_message_of({"\xff", Payload::Kind::binary}, noon);
  EXPECT_TRUE(flat_frame(*binary)->binary);
  EXPECT_FALSE(raw_message_of({"\xff"}, noon));
  EXPECT_FALSE(raw_message_of({"\xff", Payload::Kind::json}, noon));
}

TEST(Message, BytesThatAreAMessageInTheEnvelope) {
  const auto d = [](Payload bytes) {
    const json frame = json::parse(*v1_frame(*raw_message_of(std::move(bytes), noon), "all", {7, 3}));
    EXPECT_EQ(frame["t"], "message");
    EXPECT_EQ(frame["ts"], "2025-09-14T12:00:00.123Z");
    return frame["d"];
  };
  EXPECT_EQ(d({"say \"x\""}), "say \"x\"");
  EXPECT_EQ(d({"{\"n\":1}", Payload::Kind::json}), (json{{"n", 1}}));
  for (const auto& [bytes, text] : {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}})
    EXPECT_EQ(d({bytes, Payload::Kind::binary}), (json{{"base64", text}}));  // RFC 4648 section 10
}

TEST(Message, EventIsFlatWithWhatTheScopeKnows) {
  const auto message =
      message_of(scope, AgentEvent::thinking({{"reasoning", "r"}, {"type", "agent_thinking"}}), noon);
  const json flat = json::parse(*flat_frame(*message));
  EXPECT_EQ(flat, (json{{"type", "agent_thinking"},
                        {"timestamp", "2025-09-14T12:00:00.123Z"},
                        {"reasoning", "r"},
                        {"user_id", "ada"},
                        {"thread_id", "t1"},
                        {"run_id", "r1"},
                        {"agent_name", "data"},
                        {"parent_agent", "boss"}}));
}

TEST(Message, EventInTheEnvelopeHasItsFieldsUnderD) {
  const auto message = message_of(scope, AgentEvent::thinking({{"reasoning", "r"}}), noon);
  const json frame = json::parse(*v1_frame(*message, "user:ada", {9, 2}));
  EXPECT_EQ(frame["op"], "ev");
  EXPECT_EQ(frame["t"], "agent_thinking");
  EXPECT_EQ(frame["run"], "r1");
  EXPECT_EQ(frame["agent"], "data");
  EXPECT_EQ(frame["parent"], "boss");
  EXPECT_EQ(frame["d"]["reasoning"], "r");
  EXPECT_FALSE(frame["d"].contains("type"));
}

TEST(Message, LegacyFieldsOfThePayloadStay) {
  const Scope bare{UserId{"ada"}};
  const auto message = message_of(
      bare, AgentEvent::thinking({{"reasoning", "r"}, {"run_id", "old"}, {"timestamp", 12.5}}), noon);
  const json flat = json::parse(*flat_frame(*message));
  EXPECT_EQ(flat["run_id"], "old");
  EXPECT_EQ(flat["timestamp"], 12.5);
  EXPECT_FALSE(flat.contains("agent_name"));
}

TEST(Message, TextThatIsNotUtf8IsNotEncoded) {
  EXPECT_EQ(message_of(json{{"text", "\xff"}}, noon), std::nullopt);
  EXPECT_EQ(message_of(Scope{UserId{"\xff"}}, AgentEvent::thinking({{"reasoning", "r"}}), noon),
            std::nullopt);
}

TEST(Message, ResetSpeaksBothShapes) {
  const json v1 = json::parse(*reset_frame(Wire::ssot_v1, "user:a", {5, 9}, "trimmed", noon));
  EXPECT_EQ(v1, (json{{"op", "reset"}, {"ch", "user:a"}, {"e", 5}, {"o", 9}, {"why", "trimmed"}}));
  const json flat = json::parse(*reset_frame(Wire::flat, "user:a", {5, 9}, "trimmed", noon));
  EXPECT_EQ(flat["type"], "reset");
  EXPECT_EQ(flat["why"], "trimmed");
}

}  // namespace
}  // namespace ssot::codec
