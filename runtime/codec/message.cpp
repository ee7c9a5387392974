#include "codec/message.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

#include "values/utf8.hpp"

namespace ssot::codec {
namespace {

using nlohmann::json;
using values::is_utf8;

// Ids may be any bytes (a client may have chosen them), so what is not UTF-8 is replaced.
std::string quoted(const std::string& text) {
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

// Writing and copying JSON recurse; what a client nested a million deep must not exhaust the stack.
bool too_deep(const json& value, int levels = deepest) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  return std::any_of(value.begin(), value.end(),
                     [&](const json& part) { return too_deep(part, levels - 1); });
}

bool is_time(const json& value) {
  return value.is_string() || value.is_number();
}

void fill(json& fields, const char* name, const std::optional<std::string>& value) {
  if (value && !fields.contains(name)) fields[name] = *value;
}

template <class Id>
std::optional<std::string> text_of(const std::optional<Id>& id) {
  if (!id) return std::nullopt;
  return id->value;
}

std::string base64(const std::string& bytes) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k > bytes.size() ? '=' : digits[group >> (18 - 6 * k) & 63];
    }
  }
  return text;
}

// What stands as "d" in an envelope.
std::string data_of(const Message& message) {
  if (!message.whole) return message.payload;
  if (message.kind == Payload::Kind::json) return *message.whole;
  if (message.kind == Payload::Kind::text) return quoted(*message.whole);
  return "{\"base64\":\"" + base64(*message.whole) + "\"}";
}

std::string time_of(const Message& message) {
  return message.timestamp.empty() ? quoted(iso8601(message.at)) : message.timestamp;
}

std::string envelope(const Message& message, const std::string& channel, Position position, bool with_id) {
  std::string text = "{\"op\":\"ev\",\"ch\":" + quoted(channel) + ",\"e\":" + std::to_string(position.epoch) +
                     ",\"o\":" + std::to_string(position.offset);
  if (with_id) text += ",\"id\":" + quoted(message.id);
  text += ",\"t\":" + quoted(message.type);
  if (message.run) text += ",\"run\":" + quoted(*message.run);
  if (message.agent) text += ",\"agent\":" + quoted(*message.agent);
  if (message.parent) text += ",\"parent\":" + quoted(*message.parent);
  return text + ",\"ts\":" + time_of(message) + ",\"d\":" + data_of(message) + "}";
}

}  // namespace

std::optional<std::string> encode(const json& value) {
  try {
    return value.dump();
  } catch (const json::type_error&) {  // 316: text that is not UTF-8
    return std::nullopt;
  }
}

std::string iso8601(std::chrono::system_clock::time_point time) {
  using namespace std::chrono;
  const auto whole = floor<seconds>(time);
  const std::time_t seconds_since = system_clock::to_time_t(whole);
  std::tm utc{};
  gmtime_r(&seconds_since, &utc);
  char text[40];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  const auto rest = duration_cast<milliseconds>(time - whole).count();
  const std::string digits = std::to_string(1000 + rest);
  return std::string(text, size) + "." + digits.substr(1) + "Z";
}

std::optional<Message> message_of(const json& value, std::chrono::system_clock::time_point now) {
  if (too_deep(value)) return std::nullopt;
  auto payload = encode(value);
  if (!payload) return std::nullopt;
  Message message;
  const bool object = value.is_object();
  message.type = object && value.contains("type") && value["type"].is_string()
                     ? value["type"].get<std::string>()
                     : "message";
  message.timestamp = object && value.contains("timestamp") && is_time(value["timestamp"])
                          ? value["timestamp"].dump()
                          : quoted(iso8601(now));
  message.payload = std::move(*payload);
  return message;
}

std::optional<Message> raw_message_of(Payload bytes, std::chrono::system_clock::time_point now) {
  const bool binary = bytes.kind == Payload::Kind::binary;
  if (!binary && !is_utf8(bytes.bytes)) return std::nullopt;
  Message message;
  message.type = "message";
  message.at = now;
  message.kind = bytes.kind;
  message.whole = std::make_shared<const EncodedMessage>(std::move(bytes.bytes), binary);
  return message;
}

std::optional<Message> message_of(const Scope& scope, const AgentEvent& event,
                                  std::chrono::system_clock::time_point now) {
  if (too_deep(event.fields)) return std::nullopt;
  json fields = event.fields.is_object() ? event.fields : json::object();
  Message message;
  message.event = true;
  message.type = std::string(name(event.kind));
  const auto stamp = fields.find("timestamp");
  const bool stamped = stamp != fields.end() && is_time(*stamp);
  const auto timestamp = encode(stamped ? *stamp : json(iso8601(now)));
  if (!timestamp) return std::nullopt;
  message.timestamp = *timestamp;
  fields.erase("timestamp");
  fields.erase("type");
  fill(fields, "user_id", scope.user.value);
  fill(fields, "thread_id", text_of(scope.thread));
  message.run = text_of(scope.run);
  message.agent = text_of(scope.agent);
  message.parent = text_of(scope.parent);
  fill(fields, "run_id", message.run);
  fill(fields, "agent_name", message.agent);
  fill(fields, "parent_agent", message.parent);
  auto payload = encode(fields);
  if (!payload) return std::nullopt;
  message.payload = std::move(*payload);
  return message;
}

Frame flat_frame(const Message& message) {
  if (message.whole) return message.whole;
  if (!message.event) return std::make_shared<const EncodedMessage>(message.payload);
  std::string text = "{\"type\":" + quoted(message.type) + ",\"timestamp\":" + message.timestamp;
  if (message.payload.size() > 2) text += ',';
  text.append(message.payload, 1, std::string::npos);
  return std::make_shared<const EncodedMessage>(std::move(text));
}

Frame v1_frame(const Message& message, const std::string& channel, Position position) {
  return std::make_shared<const EncodedMessage>(envelope(message, channel, position, false));
}

Frame resume_frame(const Message& message, const std::string& channel, Position position) {
  return std::make_shared<const EncodedMessage>(envelope(message, channel, position, true));
}

Frame reset_frame(Wire wire, const std::string& channel, Position next, const std::string& why,
                  std::chrono::system_clock::time_point now) {
  const json frame =
      wire == Wire::ssot_v1
          ? json{{"op", "reset"}, {"ch", channel}, {"e", next.epoch}, {"o", next.offset}, {"why", why}}
          : json{{"type", "reset"}, {"timestamp", iso8601(now)}, {"channel", channel}, {"why", why}};
  return std::make_shared<const EncodedMessage>(frame.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace ssot::codec
