#include "codec/server_frame.hpp"

#include <array>
#include <utility>

#include "codec/frame_fields.hpp"

namespace ssot::codec {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr std::array whys{std::pair{ResetWhy::epoch, "epoch"}, std::pair{ResetWhy::trimmed, "trimmed"},
                          std::pair{ResetWhy::overflow, "overflow"}, std::pair{ResetWhy::gone, "gone"}};

milliseconds time(Fields& fields, const char* name) {
  return milliseconds{static_cast<milliseconds::rep>(fields.number(name))};
}

Ready read_ready(Fields& fields) {
  Ready ready;
  ready.version = static_cast<int>(fields.number("v"));
  ready.sid = fields.text("sid");
  ready.key = fields.text("key");
  for (const auto& [channel, value] : fields.object("resumed").items()) {
    if (!value.is_boolean()) fields.fail("resumed", "an object of true or false");
    ready.resumed[channel] = value.is_boolean() && value.get<bool>();
  }
  ready.positions = fields.positions("pos");
  ready.heartbeat = time(fields, "hb");
  Fields ack(fields.object("ack"));
  ready.ack_every = ack.number("n");
  ready.ack_within = time(ack, "ms");
  if (!ack.failed().empty() || ready.ack_every == 0) fields.fail("ack", "{n: 1 or more, ms}");
  ready.retain = time(fields, "retain_ms");
  ready.session = time(fields, "session_ms");
  Fields backoff(fields.object("backoff_ms"));
  ready.backoff_first = time(backoff, "first");
  ready.backoff_most = time(backoff, "most");
  if (!backoff.failed().empty()) fields.fail("backoff_ms", "{first, most}");
  return ready;
}

Position next_of(Fields& fields) {
  Position next{fields.number("e"), fields.number("o")};
  if (next.offset == 0) fields.fail("o", "1 or more");
  return next;
}

Event read_event(Fields& fields, json& object) {
  Event event;
  event.channel = fields.text("ch");
  event.position = next_of(fields);
  event.id = fields.text("id");
  event.type = fields.text("t");
  event.run = fields.maybe_text("run");
  event.agent = fields.maybe_text("agent");
  event.parent = fields.maybe_text("parent");
  if (!fields.has("ts")) fields.fail("ts", "there");
  if (!fields.has("d")) fields.fail("d", "there");
  if (!fields.failed().empty()) return event;
  event.timestamp = std::move(object["ts"]);
  event.data = std::move(object["d"]);
  return event;
}

Reset read_reset(Fields& fields, const json& object) {
  Reset reset;
  reset.channel = fields.text("ch");
  const std::string said = fields.text("why");
  bool known = false;
  for (const auto& [why, text] : whys) {
    if (said != text) continue;
    reset.why = why;
    known = true;
  }
  if (!known) fields.fail("why", "epoch, trimmed, overflow or gone");
  if (reset.why != ResetWhy::gone) reset.next = next_of(fields);
  if (fields.has("state")) reset.state = std::make_optional<json>(object["state"]);
  return reset;
}

}  // namespace

const char* name(ResetWhy why) noexcept {
  return whys[static_cast<std::size_t>(why)].second;
}

std::string write(const Ready& frame) {
  json resumed = json::object();
  for (const auto& [channel, yes] : frame.resumed) resumed[channel] = yes;
  return text_of(
      {{"op", "ready"},
       {"v", frame.version},
       {"sid", frame.sid},
       {"key", frame.key},
       {"resumed", std::move(resumed)},
       {"pos", to_json(frame.positions)},
       {"hb", frame.heartbeat.count()},
       {"ack", {{"n", frame.ack_every}, {"ms", frame.ack_within.count()}}},
       {"retain_ms", frame.retain.count()},
       {"session_ms", frame.session.count()},
       {"backoff_ms", {{"first", frame.backoff_first.count()}, {"most", frame.backoff_most.count()}}}});
}

std::string write(const At& frame) {
  return text_of({{"op", "at"}, {"pos", to_json(frame.positions)}});
}

std::string write(const Left& frame) {
  return text_of({{"op", "left"}, {"ch", frame.channel}, {"to", frame.to}});
}

std::string write(const Replayed& frame) {
  return text_of({{"op", "replayed"}, {"ch", frame.channel}, {"from", frame.from}, {"to", frame.to}});
}

std::string write(const Reset& frame) {
  json object = {{"op", "reset"}, {"ch", frame.channel}, {"why", name(frame.why)}};
  if (frame.next) {
    object["e"] = frame.next->epoch;
    object["o"] = frame.next->offset;
  }
  if (frame.state) object["state"] = *frame.state;
  return text_of(object);
}

std::string write(const Beat& frame) {
  return text_of({{"op", "hb"}, {"pos", to_json(frame.positions)}});
}

std::string write(const Bye& frame) {
  return text_of({{"op", "bye"}, {"resumable", frame.resumable}, {"after_ms", frame.after.count()}});
}

std::optional<ServerFrame> read_server_frame(std::string_view text, std::string& wrong) {
  auto object = parse_object(text);
  if (!object) {
    wrong = "a frame must be a JSON object, nested no deeper than 1000";
    return std::nullopt;
  }
  Fields fields(*object);
  const std::string op = fields.text("op");
  ServerFrame frame = Unknown{};
  if (op == "ev") frame = read_event(fields, *object);
  if (op == "ready") frame = read_ready(fields);
  if (op == "at") frame = At{fields.positions("pos")};
  if (op == "left") frame = Left{fields.text("ch"), fields.number("to")};
  if (op == "replayed") frame = Replayed{fields.text("ch"), fields.number("from"), fields.number("to")};
  if (op == "reset") frame = read_reset(fields, *object);
  if (op == "hb") frame = Beat{fields.positions("pos")};
  if (op == "bye") frame = Bye{fields.flag("resumable"), time(fields, "after_ms")};
  wrong = fields.failed();
  if (!wrong.empty()) return std::nullopt;
  return frame;
}

}  // namespace ssot::codec
