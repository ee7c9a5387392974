#include "codec/frame_fields.hpp"

#include <algorithm>

#include "codec/message.hpp"

namespace ssot::codec {
namespace {

using nlohmann::json;

constexpr std::uint64_t exact = std::uint64_t{1} << 53;

bool is_exact(const json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() < exact;
}

}  // namespace

std::optional<json> parse_object(std::string_view text) {
  bool too_deep = false;
  const auto shallow = [&](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  json value = json::parse(text, shallow, false);
  if (too_deep || !value.is_object()) return std::nullopt;
  return std::make_optional<json>(std::move(value));
}

json to_json(const Position& position) {
  return json::array({position.epoch, position.offset});
}

json to_json(const std::map<std::string, Position>& positions) {
  json object = json::object();
  for (const auto& [channel, position] : positions) object[channel] = to_json(position);
  return object;
}

std::string text_of(const json& frame) {
  return frame.dump(-1, ' ', false, json::error_handler_t::replace);
}

const json* Fields::get(const char* name) {
  const auto found = object_.find(name);
  return found == object_.end() ? nullptr : &*found;
}

void Fields::fail(const char* name, const char* want) {
  if (failed_.empty()) failed_ = std::string("'") + name + "' must be " + want;
}

std::string Fields::text(const char* name) {
  const json* value = get(name);
  if (value && value->is_string()) return value->get<std::string>();
  fail(name, "a text");
  return {};
}

std::optional<std::string> Fields::maybe_text(const char* name) {
  if (!has(name)) return std::nullopt;
  return text(name);
}

std::uint64_t Fields::number(const char* name) {
  const json* value = get(name);
  if (value && is_exact(*value)) return value->get<std::uint64_t>();
  fail(name, "a whole number from 0 to 2^53 - 1");
  return 0;
}

bool Fields::flag(const char* name) {
  const json* value = get(name);
  if (value && value->is_boolean()) return value->get<bool>();
  fail(name, "true or false");
  return false;
}

const json& Fields::object(const char* name) {
  static const json empty = json::object();
  const json* value = get(name);
  if (value && value->is_object()) return *value;
  fail(name, "an object");
  return empty;
}

std::optional<Position> Fields::position(const json& value) {
  const bool pair = value.is_array() && value.size() == 2 && is_exact(value[0]) && is_exact(value[1]);
  if (!pair) return std::nullopt;
  return Position{value[0].get<std::uint64_t>(), value[1].get<std::uint64_t>()};
}

std::map<std::string, Position> Fields::positions(const char* name) {
  std::map<std::string, Position> found;
  for (const auto& [channel, value] : object(name).items()) {
    if (const auto at = position(value)) {
      found.emplace(channel, *at);
    } else {
      fail(name, "an object of [epoch, offset]");
    }
  }
  return found;
}

}  // namespace ssot::codec
