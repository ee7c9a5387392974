#include <ssot/migration.hpp>

#include <cmath>
#include <limits>
#include <utility>

#include "codec/message.hpp"

namespace ssot::migration {

using nlohmann::json;

std::optional<ThreadId> thread_id(std::string text) {
  if (text.empty()) return std::nullopt;
  return ThreadId{std::move(text)};
}

std::optional<ConnectionId> connection_id(std::string text) {
  if (text.empty()) return std::nullopt;
  return ConnectionId{std::move(text)};
}

Identity identity_of(const ConnectionRecord& record) {
  return {UserId{record.user_id}, thread_id(record.thread_id), connection_id(record.connection_id)};
}

std::set<UserId> user_ids(const std::set<std::string>& users) {
  std::set<UserId> ids;
  for (const std::string& user : users) ids.emplace(user);
  return ids;
}

std::set<std::string> connection_ids(const std::vector<ConnectionSnapshot>& connections) {
  std::set<std::string> ids;
  for (const ConnectionSnapshot& connection : connections) ids.insert(connection.id.value);
  return ids;
}

std::set<std::string> session_ids(const std::vector<SessionId>& sessions) {
  std::set<std::string> ids;
  for (const SessionId& session : sessions) ids.insert(session.value);
  return ids;
}

ConnectionId attach(WebSocketManager& manager, const ConnectionRecord& record) {
  return manager.attach(record.websocket, identity_of(record));
}

std::optional<ConnectionSnapshot> attach_snapshot(WebSocketManager& manager, BeastStreamPtr stream,
                                                  Identity identity) {
  return manager.find(manager.attach(std::move(stream), std::move(identity)));
}

json attach_state(WebSocketManager& manager, BeastStreamPtr stream, Identity identity) {
  const UserId user = identity.user;
  const ConnectionId id = manager.attach(std::move(stream), std::move(identity));
  const StateResult now = manager.state(user);
  return json::object({{"status", manager.find(id) ? "connected" : "refused"},
                       {"connection_id", id.value},
                       {"version", now.version},
                       {"state", now.state}});
}

std::vector<std::optional<ConnectionSnapshot>> snapshots(std::vector<ConnectionSnapshot> connections) {
  std::vector<std::optional<ConnectionSnapshot>> filled;
  filled.reserve(connections.size());
  for (ConnectionSnapshot& connection : connections) filled.emplace_back(std::move(connection));
  return filled;
}

json health(const std::vector<ConnectionSnapshot>& connections) {
  json ids = json::array();
  for (const ConnectionSnapshot& connection : connections) ids.push_back(connection.id.value);
  return json::object(
      {{"connections", connections.size()}, {"active", !connections.empty()}, {"ids", std::move(ids)}});
}

std::optional<ReconnectionState> connection_state(const std::optional<ConnectionSnapshot>& connection) {
  if (!connection) return std::nullopt;
  return ReconnectionState::connected;
}

json event_message(const std::string& type, json data) {
  json message =
      json::object({{"type", type}, {"timestamp", codec::iso8601(std::chrono::system_clock::now())}});
  if (data.is_null()) return message;
  if (!data.is_object()) {
    message["data"] = std::move(data);
    return message;
  }
  data.erase("type");
  message.update(data);
  return message;
}

BroadcastCounts broadcast_counts(const Delivery& delivery) {
  return {static_cast<int>(delivery.recipients), delivery.accepted() ? 0 : 1};
}

std::optional<json> session_data(std::optional<SessionSnapshot> session) {
  if (!session) return std::nullopt;
  return std::make_optional<json>(std::move(session->data));
}

json state_json(const StateResult& result) {
  return json::object({{"state", result.state}, {"version", result.version}, {"conflict", result.conflict}});
}

json apply_update(WebSocketManager& manager, const UserId& user, json update) {
  const bool versioned = update.is_object() && update.contains("version") &&
                         update["version"].is_number_integer() && update["version"].get<std::int64_t>() >= 0;
  if (!versioned) {
    StateResult now = manager.state(user);
    now.conflict = true;
    json answer = state_json(now);
    answer["error"] = "the update has no \"version\", give the one that it was made from";
    return answer;
  }
  const auto version = update["version"].get<std::uint64_t>();
  update.erase("version");
  const auto nested = update.find("state");
  json patch = nested != update.end() && nested->is_object() ? *nested : update;
  return state_json(manager.apply_state(user, std::move(patch), version));
}

std::chrono::milliseconds milliseconds(double seconds) {
  using Count = std::chrono::milliseconds::rep;
  if (!(seconds > 0)) return std::chrono::milliseconds{0};
  const double count = std::round(seconds * 1000);
  if (count >= static_cast<double>(std::numeric_limits<Count>::max()))
    return std::chrono::milliseconds::max();
  return std::chrono::milliseconds{static_cast<Count>(count)};
}

double seconds(std::chrono::milliseconds time) {
  return std::chrono::duration<double>(time).count();
}

ResumePolicy policy(const ReconnectionSettings& settings) {
  return {settings.enabled, settings.max_attempts, milliseconds(settings.initial_delay_seconds),
          milliseconds(settings.max_delay_seconds)};
}

std::pair<bool, json> ready_pair(const Readiness& readiness) {
  return {readiness.ok, readiness.detail};
}

std::vector<Service> services(const std::map<std::string, std::function<bool()>>& starters) {
  std::vector<Service> out;
  for (const auto& [name, start] : starters) {
    Service service;
    service.name = name;
    service.start = start;
    out.push_back(std::move(service));
  }
  return out;
}

}  // namespace ssot::migration
