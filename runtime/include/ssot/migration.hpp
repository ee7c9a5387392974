// migration.hpp - named converters between what legacy callers hold and what the manager takes and gives.
//
//   legacy value  =>  converter  =>  canonical value  =>  manager
//   manager  =>  canonical value  =>  converter  =>  legacy value
//
// Rewritten call sites and compatibility headers use these, so that each conversion has one name and one
// test; code that is written anew needs none of them. No state; each is as thread-safe as the manager.
// Rejected: implicit conversions in the canonical types, which would bring back the swapped-argument bugs.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <ssot/websocket_manager.hpp>

namespace ssot::migration {

// ---- plain values that legacy structs become ----

struct ConnectionRecord {
  std::string connection_id = {}, user_id = {};
  BeastStreamPtr websocket = {};
  std::string thread_id = {};
  nlohmann::json metadata = {};
};

struct BroadcastCounts {
  int successful = 0, failed = 0;
};

struct ReconnectionSettings {
  bool enabled = true;
  int max_attempts = 5;
  double initial_delay_seconds = 1.0, max_delay_seconds = 30.0;
};

enum class ReconnectionState { idle, attempting, connected, failed, disabled };

// ---- identities ----

/// Empty text is what legacy code passed for "none".
std::optional<ThreadId> thread_id(std::string text);
std::optional<ConnectionId> connection_id(std::string text);
Identity identity_of(const ConnectionRecord& record);
std::set<UserId> user_ids(const std::set<std::string>& users);
std::set<std::string> connection_ids(const std::vector<ConnectionSnapshot>& connections);
std::set<std::string> session_ids(const std::vector<SessionId>& sessions);

// ---- connections ----

/// Throws std::invalid_argument if the stream is null, as WebSocketManager::attach does. Metadata is not
/// kept.
ConnectionId attach(WebSocketManager& manager, const ConnectionRecord& record);
/// Absent if the connection was refused by a limit or after shutdown.
std::optional<ConnectionSnapshot> attach_snapshot(WebSocketManager& manager, BeastStreamPtr stream,
                                                  Identity identity);
/// {"status": "connected" | "refused", "connection_id", "version", "state"}
nlohmann::json attach_state(WebSocketManager& manager, BeastStreamPtr stream, Identity identity);
/// Each filled in; the optional stands where legacy code had a pointer.
std::vector<std::optional<ConnectionSnapshot>> snapshots(std::vector<ConnectionSnapshot> connections);
/// {"connections": n, "active": bool, "ids": [...]}
nlohmann::json health(const std::vector<ConnectionSnapshot>& connections);
/// connected if attached, otherwise absent: a server cannot dial, so the other states do not occur.
std::optional<ReconnectionState> connection_state(const std::optional<ConnectionSnapshot>& connection);

// ---- messages ----

/// {"type": type, "timestamp": ISO 8601 in UTC, fields of `data`…}. A timestamp in `data` is kept, a type in
/// it is not; `data` that is no object stands under "data", null adds nothing.
nlohmann::json event_message(const std::string& type, nlohmann::json data);
/// successful: connections that the message is on its way to; failed: 1 if it was refused.
BroadcastCounts broadcast_counts(const Delivery& delivery);

// ---- sessions and state ----

std::optional<nlohmann::json> session_data(std::optional<SessionSnapshot> session);
/// {"state", "version", "conflict"}
nlohmann::json state_json(const StateResult& result);
/// Takes "version" out of the payload and applies the rest: its "state" member if that is an object, else the
/// remaining members. Without a version that is an unsigned integer, changes nothing and answers
/// {"state", "version", "conflict": true, "error": why}.
nlohmann::json apply_update(WebSocketManager& manager, const UserId& user, nlohmann::json update);

// ---- time, policy, readiness ----

/// Not-a-number and negative seconds become 0; what does not fit becomes the largest value.
std::chrono::milliseconds milliseconds(double seconds);
double seconds(std::chrono::milliseconds time);
ResumePolicy policy(const ReconnectionSettings& settings);
std::pair<bool, nlohmann::json> ready_pair(const Readiness& readiness);
/// For Options::services: one service for each name, without needs, with the default time limit.
std::vector<Service> services(const std::map<std::string, std::function<bool()>>& starters);

}  // namespace ssot::migration
