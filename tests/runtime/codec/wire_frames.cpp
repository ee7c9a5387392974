// What the real codec writes and takes, for wire_schema_test.py, which holds the published schema to it.
//
//   wire_frames             one line for each frame that it writes: {"def": name in the schema, "frame": …}
//   wire_frames --read      for each line {"def", "frame"} of standard input: "ok", or what is wrong with it
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include <ssot/agent_event.hpp>

#include "codec/message.hpp"
#include "codec/server_frame.hpp"

namespace {

using nlohmann::json;
using namespace ssot;
using std::chrono::milliseconds;

constexpr std::uint64_t most = (std::uint64_t{1} << 53) - 1;
const auto noon = std::chrono::system_clock::time_point{milliseconds{1757851200123}};

void put(const char* def, const std::string& frame) {
  std::cout << json{{"def", def}, {"frame", json::parse(frame)}} << '\n';
}

void write_client_frames() {
  put("hello", codec::write(codec::Hello{}));
  put("hello", codec::write(codec::Hello{7, codec::Resume{"s", "k", {{"user:ada", {most, 0}}, {"", {0, most}}}}}));
  put("ack", codec::write(codec::Ack{}));
  put("ack", codec::write(codec::Ack{{{"all", {7, 1}}}}));
  put("gap", codec::write(codec::Gap{"room:r", {7, 2}}));
  for (const char* text : {"null", "7", "\"x\"", R"({"op":"x"})"}) put("msg", codec::write(codec::Say{text}));
}

void write_server_frames() {
  codec::Ready ready;
  put("ready", codec::write(ready));
  ready.resumed = {{"all", true}, {"room:r", false}};
  ready.positions = {{"all", {7, most}}};
  ready.heartbeat = milliseconds{25000};
  put("ready", codec::write(ready));
  put("at", codec::write(codec::At{{{"room:r", {7, 0}}}}));
  put("left", codec::write(codec::Left{"room:r", 0}));
  put("replayed", codec::write(codec::Replayed{"all", 1, 0}));
  for (const auto why : {codec::ResetWhy::epoch, codec::ResetWhy::trimmed, codec::ResetWhy::overflow}) {
    put("reset", codec::write(codec::Reset{"user:ada", why, Position{7, 1}, json{{"v", 3}, {"d", {{"a", 1}}}}}));
    put("reset", codec::write(codec::Reset{"user:ada", why, Position{7, most}}));
  }
  put("reset", codec::write(codec::Reset{"room:r", codec::ResetWhy::gone}));
  put("hb", codec::write(codec::Beat{{{"all", {7, 3}}}}));
  put("bye", codec::write(codec::Bye{false, milliseconds{0}}));
  put("bye", codec::write(codec::Bye{true, milliseconds{1830}}));
}

void write_events() {
  Scope scope{UserId{"ada"}, ThreadId{"t"}};
  const AgentEvent events[] = {AgentStarted{{{"x", 1}}}, AgentThinking{""}, ToolExecuting{"tool"},
                               ToolCompleted{"tool", {{"n", 1}}, milliseconds{3}}, AgentCompleted{}};
  for (int nested = 0; nested < 3; ++nested) {
    if (nested > 0) scope.run = RunId{"r"}, scope.agent = AgentId{"data"};
    if (nested > 1) scope.parent = AgentId{"boss"};
    for (const AgentEvent& event : events) {
      const auto message = codec::message_of(scope, event, noon);
      put("flat_agent_event", *codec::flat_frame(*message));
      put("agent_event", *codec::v1_frame(*message, "user:ada", {7, 1}));
      put("agent_event", *codec::resume_frame(*message, "user:ada", {7, 1}));
      put("ev", *codec::resume_frame(*message, "user:ada", {7, 1}));
    }
  }
  for (const json& sent : {json(1), json("x"), json::array({1}), json{{"type", "x"}, {"timestamp", 12.5}},
                           json{{"type", "agent_started"}}}) {
    const auto message = codec::message_of(sent, noon);
    put("v1_ev", *codec::v1_frame(*message, "room:~hex:ff", {0, most}));
    put("ev", *codec::resume_frame(*message, "connection:x", {most, 1}));
  }
  for (const char* why : {"trimmed", "overflow"}) {
    put("v1_reset", *codec::reset_frame(Wire::ssot_v1, "user:ada", {7, 9}, why, noon));
    put("flat_reset", *codec::reset_frame(Wire::flat, "user:ada", {7, 9}, why, noon));
  }
}

std::string verdict(const std::string& def, const json& frame) {
  std::string wrong;
  if (def == "client_frame") return codec::read_client_frame(frame.dump(), wrong) ? "ok" : wrong;
  if (def == "server_frame") return codec::read_server_frame(frame.dump(), wrong) ? "ok" : wrong;
  const auto kind = agent_event_kind(def);
  if (!kind) return "no reader for " + def;
  wrong = invalid_because({*kind, frame});
  return wrong.empty() ? "ok" : wrong;
}

}  // namespace

int main(int argc, char**) {
  if (argc < 2) {
    write_client_frames();
    write_server_frames();
    write_events();
    return 0;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const json asked = json::parse(line);
    std::cout << verdict(asked.at("def"), asked.at("frame")) << '\n';
  }
}
