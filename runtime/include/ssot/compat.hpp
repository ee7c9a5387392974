// compat.hpp - what legacy WebSocket calls decided by their arguments, as named functions for the
// compatibility headers.
//
//   emit_critical_event(user, name, data)   =>  emit        emit, if the name is one of the five; else send
//   broadcast_message(message, user, room)  =>  broadcast   broadcast, or send to the one that is named
//   add_event_listener(fn)                  =>  on_event    on<EventEmitted>, kept
//   connect(user, stream) -> Info*          =>  connect     attach, and a record with a stable address
//
// For shims alone: rewritten code names what it means. Thread-safe as the manager is.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ssot/migration.hpp>
#include <string>
#include <utility>
#include <vector>

namespace ssot::compat {

/// Agent events are checked as any; another name is sent as a message of that type.
inline Delivery emit(WebSocketManager& manager, const std::string& user, const std::string& name,
                     nlohmann::json data) {
  using Make = AgentEvent (*)(nlohmann::json);
  static const std::map<std::string, Make> kEvents = {
      {"agent_started", [](nlohmann::json fields) { return AgentEvent::started(std::move(fields)); }},
      {"agent_thinking", [](nlohmann::json fields) { return AgentEvent::thinking(std::move(fields)); }},
      {"tool_executing", [](nlohmann::json fields) { return AgentEvent::tool_executing(std::move(fields)); }},
      {"tool_completed", [](nlohmann::json fields) { return AgentEvent::tool_completed(std::move(fields)); }},
      {"agent_completed", [](nlohmann::json fields) { return AgentEvent::completed(std::move(fields)); }}};
  auto found = kEvents.find(name);
  if (found != kEvents.end()) return manager.emit(Scope{UserId{user}}, found->second(std::move(data)));
  return manager.send(Target::user(UserId{user}), migration::event_message(name, std::move(data)));
}

/// To the user or the room that is named, else to all.
inline migration::BroadcastCounts broadcast(WebSocketManager& manager, nlohmann::json message,
                                            const std::string& user, const std::string& room) {
  if (!user.empty())
    return migration::broadcast_counts(manager.send(Target::user(UserId{user}), std::move(message)));
  if (!room.empty())
    return migration::broadcast_counts(manager.send(Target::room(RoomId{room}), std::move(message)));
  return migration::broadcast_counts(manager.broadcast(std::move(message)));
}

/// These subscribe for as long as the manager lives, as legacy registration did.
inline void on_event(WebSocketManager& manager, std::function<void(const nlohmann::json&)> listener) {
  manager
      .on<EventEmitted>(
          [listener = std::move(listener)](const EventEmitted& event) { listener(event.message); })
      .keep();
}

inline void on_resume(WebSocketManager& manager, const std::string& connection,
                      std::function<bool()> reconnect) {
  manager
      .on<ResumeNeeded>([connection, reconnect = std::move(reconnect)](const ResumeNeeded& needed) {
        if (needed.id.value == connection) reconnect();
      })
      .keep();
}

inline void on_degradation(WebSocketManager& manager,
                           std::function<void(const Degradation&, const Degradation&)> callback) {
  manager
      .on<DegradationChanged>([callback = std::move(callback)](const DegradationChanged& change) {
        callback(change.before, change.after);
      })
      .keep();
}

inline void on_sync(WebSocketManager& manager, const std::string& connection,
                    std::function<void(const std::string&, const std::string&)> callback) {
  manager
      .on<StateSynced>([connection, callback = std::move(callback)](const StateSynced& synced) {
        if (synced.id.value == connection) callback(synced.id.value, synced.kind);
      })
      .keep();
}

/// Records with stable addresses for legacy code that holds pointers to them: `Info` has connection_id,
/// user_id and websocket. One record a connection; it may go once its connection has gone, as legacy records
/// did.
template <class Info>
class Records {
 public:
  static Records& instance() {
    static auto* records = new Records;  // never destroyed: pointers into it may outlive statics
    return *records;
  }

  Info* of(const WebSocketManager& manager, const std::optional<ConnectionSnapshot>& snapshot,
           BeastStreamPtr stream) {
    if (!snapshot) return nullptr;
    std::lock_guard lock(mutex_);
    if (records_.size() >= sweep_at_) sweep(manager);
    std::unique_ptr<Info>& record = records_[snapshot->id.value];
    if (record == nullptr) record = std::make_unique<Info>();
    record->connection_id = snapshot->id.value;
    record->user_id = snapshot->identity.user.value;
    if (stream != nullptr) record->websocket = std::move(stream);
    return record.get();
  }

 private:
  void sweep(const WebSocketManager& manager) {
    std::erase_if(records_,
                  [&](const auto& each) { return !manager.find(ConnectionId{each.first}).has_value(); });
    sweep_at_ = std::max<std::size_t>(64, 2 * records_.size());
  }

  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Info>> records_;
  std::size_t sweep_at_ = 64;
};

template <class Info>
Info* connect(WebSocketManager& manager, BeastStreamPtr stream, const std::string& user) {
  auto snapshot = migration::attach_snapshot(manager, stream, Identity{UserId{user}});
  return Records<Info>::instance().of(manager, snapshot, std::move(stream));
}

template <class Info>
Info* find(const WebSocketManager& manager, BeastStreamPtr stream) {
  auto snapshot = manager.find(stream);
  return Records<Info>::instance().of(manager, snapshot, std::move(stream));
}

template <class Info>
Info* find(const WebSocketManager& manager, const ConnectionId& id) {
  return Records<Info>::instance().of(manager, manager.find(id), nullptr);
}

template <class Info>
std::vector<Info*> find_all(const WebSocketManager& manager, const std::string& user) {
  std::vector<Info*> all;
  for (const ConnectionSnapshot& snapshot : manager.connections(UserId{user}))
    all.push_back(Records<Info>::instance().of(manager, snapshot, nullptr));
  return all;
}

}  // namespace ssot::compat
