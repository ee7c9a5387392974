// core.hpp - what lives behind WebSocketManager: the tables, their locks, and the way from a decision to its
// effects.
//
//   public function → lock { hub decides, Effects } → unlock → act: wake, finish, publish, log
//
// Shared: feeds hold it weakly, each running call strongly, so a callback may release the manager.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <tuple>

#include <ssot/websocket_manager.hpp>

#include "hub/hub.hpp"
#include "manager/event_bus.hpp"
#include "services/service_board.hpp"
#include "session/session_store.hpp"
#include "state/state_store.hpp"

namespace ssot {

struct WebSocketManager::Core : std::enable_shared_from_this<WebSocketManager::Core> {
  Core(boost::asio::any_io_executor executor, Options options);
  ~Core();

  /// Runs `decide(hub, effects)` under the lock, then acts. Returns what it returned.
  template <class Decide>
  auto with_hub(Decide decide) {
    hub::Effects fx;
    auto result = [&] {
      const std::lock_guard lock(hub_mutex);
      auto decided = decide(hub, fx);
      hub.settle(fx);
      if (hub.quiet()) closed.notify_all();
      return decided;
    }();
    act(fx);
    return result;
  }

  void act(const hub::Effects& fx);
  template <class Ev>
  void publish(const Ev& event, const char* where);
  template <class Call>
  void guarded(const char* where, Call call) noexcept;
  template <class Ev>
  manager::EventBus<Ev>& bus() {
    return *std::get<std::shared_ptr<manager::EventBus<Ev>>>(buses);
  }
  void callback_failed(const char* where, std::exception_ptr what) noexcept;
  ConnectionId attach(std::shared_ptr<Connection> connection, const void* key, Identity identity);
  bool detach_key(const void* key, CloseReason reason);
  Delivery send(const Target& target, codec::Message message, SendOptions asked);
  Delivery broadcast(codec::Message message, const std::set<UserId>& exclude);
  std::string next_message_id();
  std::optional<nlohmann::json> snapshot_of(const UserId& user) const;
  Delivery refused(Refusal refusal, std::string reason);
  void degradation_may_have_changed();

  const Options options;
  const boost::asio::any_io_executor executor;
  const std::shared_ptr<Clock> clock;

  mutable std::mutex hub_mutex;
  mutable std::condition_variable closed;
  hub::Hub hub;

  mutable std::mutex data_mutex;  ///< May be taken under hub_mutex, never the other way round.
  session::SessionStore sessions;
  state::StateStore states;

  services::ServiceBoard services;
  std::mutex degradation_mutex;
  Degradation last_degradation = {};

  const std::string message_prefix;  ///< Of this manager, random.
  std::atomic<std::uint64_t> messages = 0;
  std::atomic<bool> stopping = false;
  std::atomic<std::size_t> callback_failures = 0;
  std::atomic<std::size_t> refusals = 0;  ///< Those that did not reach the hub.

  template <class... Ev>
  using Buses = std::tuple<std::shared_ptr<manager::EventBus<Ev>>...>;
  Buses<EventEmitted, ResumeNeeded, DegradationChanged, StateSynced, Connected, Disconnected> buses;
};

template <class Ev>
void WebSocketManager::Core::publish(const Ev& event, const char* where) {
  bus<Ev>().publish(event, [&](std::exception_ptr what) { callback_failed(where, what); });
}

}  // namespace ssot
