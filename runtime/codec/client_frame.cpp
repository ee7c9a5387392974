#include "codec/client_frame.hpp"

#include <algorithm>

#include "codec/frame_fields.hpp"

namespace ssot::codec {
namespace {

using nlohmann::json;

Hello read_hello(Fields& fields) {
  Hello hello;
  hello.version = static_cast<int>(std::min<std::uint64_t>(fields.number("v"), 1000000));
  if (hello.version < 1) fields.fail("v", "1 or more");
  if (!fields.has("resume")) return hello;
  Fields resume(fields.object("resume"));
  hello.resume = Resume{resume.text("sid"), resume.text("key"), resume.positions("pos")};
  if (!resume.failed().empty()) fields.fail("resume", "{sid, key, pos: {channel: [epoch, offset]}}");
  return hello;
}

}  // namespace

std::string write(const Hello& frame) {
  json object = {{"op", "hello"}, {"v", frame.version}};
  if (frame.resume) {
    object["resume"] = {
        {"sid", frame.resume->sid}, {"key", frame.resume->key}, {"pos", to_json(frame.resume->positions)}};
  }
  return text_of(object);
}

std::string write(const Ack& frame) {
  return text_of({{"op", "ack"}, {"pos", to_json(frame.positions)}});
}

std::string write(const Gap& frame) {
  return text_of({{"op", "gap"}, {"ch", frame.channel}, {"from", to_json(frame.from)}});
}

std::string write(const Say& frame) {
  return "{\"op\":\"msg\",\"d\":" + frame.text + "}";
}

std::optional<ClientFrame> read_client_frame(std::string_view text, std::string& wrong) {
  const auto object = parse_object(text);
  if (!object) {
    wrong = "a frame must be a JSON object, nested no deeper than 1000";
    return std::nullopt;
  }
  Fields fields(*object);
  const std::string op = fields.text("op");
  std::optional<ClientFrame> frame;
  if (op == "hello") {
    frame = read_hello(fields);
  } else if (op == "ack") {
    frame = Ack{fields.positions("pos")};
  } else if (op == "gap") {
    const std::string channel = fields.text("ch");
    const auto from = fields.has("from") ? fields.position((*object)["from"]) : std::nullopt;
    if (!from) fields.fail("from", "[epoch, offset]");
    frame = Gap{channel, from.value_or(Position{})};
  } else if (op == "msg") {
    if (!fields.has("d")) fields.fail("d", "there");
    frame = Say{object->contains("d") ? (*object)["d"].dump() : std::string()};
  } else {
    fields.fail("op", "hello, ack, gap or msg");
  }
  wrong = fields.failed();
  if (!wrong.empty()) return std::nullopt;
  return frame;
}

}  // namespace ssot::codec
