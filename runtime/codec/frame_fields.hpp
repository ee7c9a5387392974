// frame_fields.hpp - the fields that frames of either direction are made of: read strictly, written alike.
//
// A reader takes what it needs and then asks `failed()` once, instead of after each field. Integers are below
// 2^53, so that every JSON reader keeps them exact. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include <ssot/delivery.hpp>

namespace ssot::codec {

/// `text` as a JSON object that is nested no deeper than a message may be, or nothing.
std::optional<nlohmann::json> parse_object(std::string_view text);

nlohmann::json to_json(const Position& position);
nlohmann::json to_json(const std::map<std::string, Position>& positions);
/// The text of a frame; ids may be any bytes, so what is not UTF-8 is replaced.
std::string text_of(const nlohmann::json& frame);

class Fields {
 public:
  /// `object` must outlive this.
  explicit Fields(const nlohmann::json& object) : object_(object) {}

  bool has(const char* name) const { return object_.contains(name); }
  /// Of the wrong type or missing: a default, and failed() names it.
  std::string text(const char* name);
  std::optional<std::string> maybe_text(const char* name);
  std::uint64_t number(const char* name);
  bool flag(const char* name);
  std::map<std::string, Position> positions(const char* name);
  const nlohmann::json& object(const char* name);
  /// A position as [epoch, offset].
  std::optional<Position> position(const nlohmann::json& value);

  /// Marks the field as wrong.
  void fail(const char* name, const char* want);
  /// The first thing that was wrong; empty if nothing was.
  const std::string& failed() const { return failed_; }

 private:
  const nlohmann::json* get(const char* name);

  const nlohmann::json& object_;
  std::string failed_ = {};
};

}  // namespace ssot::codec
