// websocket_manager.cpp - the public functions: each checks, lets a part decide under its lock, and acts
// after.
#include <ssot/websocket_manager.hpp>

#include <stdexcept>
#include <utility>

#include "codec/message.hpp"
#include "manager/core.hpp"
#include "net/beast_connection.hpp"
#include "net/socket_connection.hpp"
#include "values/log_line.hpp"

namespace ssot {
namespace {

const char* const not_json =
    "the message cannot be written as JSON: it holds text that is not UTF-8, or is nested deeper than 1000";

const char* const not_utf8 = "text and JSON must be UTF-8, send other bytes as Payload::Kind::binary";

template <class Value>
const Value& must(const Value& pointer, const char* what) {
  if (!pointer) throw std::invalid_argument(std::string(what) + " is null");
  return pointer;
}

// Fills in what the scope knows; what contradicts it is the reason returned.
std::string complete(const Scope& scope, nlohmann::json& fields) {
  if (!fields.is_object()) return {};  // invalid_because says so
  const auto fill = [&](const char* name, const std::string& value) -> std::string {
    const auto found = fields.find(name);
    if (found == fields.end()) {
      fields[name] = value;
    } else if (*found != nlohmann::json(value)) {
      return std::string("field '") + name + "' is not the scope's, emit to the scope that it belongs to";
    }
    return {};
  };
  std::string wrong = fill("user_id", scope.user.value);
  if (wrong.empty() && scope.thread) wrong = fill("thread_id", scope.thread->value);
  return wrong;
}

nlohmann::json flat_json(const codec::Message& message) {
  return nlohmann::json::parse(*codec::flat_frame(message));
}

}  // namespace

// ---- life ----

std::shared_ptr<WebSocketManager> WebSocketManager::create(Options options) {
  return create(boost::asio::any_io_executor(), std::move(options));
}

std::shared_ptr<WebSocketManager> WebSocketManager::create(boost::asio::any_io_executor executor,
                                                           Options options) {
  auto core = std::make_shared<Core>(std::move(executor), std::move(options));
  return {new WebSocketManager(std::move(core)), [](WebSocketManager* manager) { delete manager; }};
}

WebSocketManager::WebSocketManager(std::shared_ptr<Core> core) : core_(std::move(core)) {}

WebSocketManager::~WebSocketManager() {
  core_->stopping = true;
  core_->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    hub.shutdown({close_code::going_away, "server has gone"}, fx);
    return 0;
  });
}

void WebSocketManager::shutdown() {
  const auto core = core_;
  core->stopping = true;
  core->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    hub.shutdown({close_code::service_restart, "server is shutting down, reconnect"}, fx);
    return 0;
  });
}

bool WebSocketManager::wait_closed(std::chrono::milliseconds limit) const {
  const auto core = core_;
  std::unique_lock lock(core->hub_mutex);
  return core->closed.wait_for(lock, limit, [&] { return core->hub.quiet(); });
}

const Options& WebSocketManager::options() const noexcept {
  return core_->options;
}

boost::asio::any_io_executor WebSocketManager::executor() const {
  return core_->executor;
}

// ---- connections ----

ConnectionId WebSocketManager::attach(BeastStreamPtr stream, Identity identity, Wire wire) {
  const auto core = core_;
  const void* key = must(stream, "attach: stream").get();
  if (wire == Wire::resume_v1) {
    throw std::invalid_argument(
        "attach: to speak ssot.resume.v1 the manager must read, attach the socket or a Connection");
  }
  return core->attach(
      std::make_shared<net::BeastConnection>(std::move(stream), wire, core->options.write_limit), key,
      std::move(identity));
}

ConnectionId WebSocketManager::attach(boost::asio::ip::tcp::socket socket, const UpgradeRequest& request,
                                      Identity identity, MessageHandler on_message) {
  const auto core = core_;
  MessageHandler guarded;
  if (on_message) {
    guarded = [weak = std::weak_ptr(core), on_message = std::move(on_message)](const ConnectionId& id,
                                                                               Payload message) {
      try {
        on_message(id, std::move(message));
      } catch (...) {
        if (const auto alive = weak.lock()) alive->callback_failed("on_message", std::current_exception());
      }
    };
  }
  net::SocketLimits limits;
  limits.write = core->options.write_limit;
  limits.close = core->options.close_limit;
  return core->attach(
      std::make_shared<net::SocketConnection>(std::make_unique<net::Transport>(std::move(socket)), request, limits, std::move(guarded)),
      nullptr, std::move(identity));
}

ConnectionId WebSocketManager::attach(std::shared_ptr<Connection> connection, Identity identity) {
  const auto core = core_;
  const void* key = must(connection, "attach: connection").get();
  return core->attach(std::move(connection), key, std::move(identity));
}

bool WebSocketManager::detach(const ConnectionId& id, CloseReason reason) {
  const auto core = core_;
  return core->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    hub::MemberPtr member = hub.registry().find(id);
    if (!member) member = hub.find_greeting(id);
    if (member) hub.detach(member, std::move(reason), fx);
    return member != nullptr;
  });
}

bool WebSocketManager::detach(const BeastStreamPtr& stream, CloseReason reason) {
  return core_->detach_key(stream.get(), std::move(reason));
}

bool WebSocketManager::detach(const std::shared_ptr<Connection>& connection, CloseReason reason) {
  return core_->detach_key(connection.get(), std::move(reason));
}

std::optional<ConnectionSnapshot> WebSocketManager::find(const ConnectionId& id) const {
  const std::lock_guard lock(core_->hub_mutex);
  const hub::MemberPtr member = core_->hub.registry().find(id);
  if (!member) return std::nullopt;
  return member->snapshot;
}

std::optional<ConnectionSnapshot> WebSocketManager::find(const BeastStreamPtr& stream) const {
  const std::lock_guard lock(core_->hub_mutex);
  const hub::MemberPtr member = stream ? core_->hub.registry().find_key(stream.get()) : nullptr;
  if (!member) return std::nullopt;
  return member->snapshot;
}

std::vector<ConnectionSnapshot> WebSocketManager::connections(const UserId& user) const {
  std::vector<ConnectionSnapshot> snapshots;
  const std::lock_guard lock(core_->hub_mutex);
  for (const hub::MemberPtr& member : core_->hub.registry().of_user(user))
    snapshots.push_back(member->snapshot);
  return snapshots;
}

bool WebSocketManager::online(const UserId& user) const {
  const std::lock_guard lock(core_->hub_mutex);
  return !core_->hub.registry().of_user(user).empty();
}

bool WebSocketManager::join_room(const ConnectionId& id, const RoomId& room) {
  const auto core = core_;
  return core->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    const hub::MemberPtr member = hub.registry().find(id);
    return member && hub.join(member, room, fx);
  });
}

bool WebSocketManager::leave_room(const ConnectionId& id, const RoomId& room) {
  const auto core = core_;
  return core->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    const hub::MemberPtr member = hub.registry().find(id);
    return member && hub.leave(member, room, fx);
  });
}

// ---- messages ----

Delivery WebSocketManager::send(const Target& target, nlohmann::json message, SendOptions asked) {
  const auto core = core_;
  auto encoded = codec::message_of(message, core->clock->wall());
  if (!encoded) return core->refused(Refusal::invalid_message, not_json);
  return core->send(target, std::move(*encoded), std::move(asked));
}

Delivery WebSocketManager::send_raw(const Target& target, Payload message, SendOptions asked) {
  const auto core = core_;
  auto encoded = codec::raw_message_of(std::move(message), core->clock->wall());
  if (!encoded) return core->refused(Refusal::invalid_message, not_utf8);
  return core->send(target, std::move(*encoded), std::move(asked));
}

Delivery WebSocketManager::broadcast(nlohmann::json message, std::set<UserId> exclude) {
  const auto core = core_;
  auto encoded = codec::message_of(message, core->clock->wall());
  if (!encoded) return core->refused(Refusal::invalid_message, not_json);
  return core->broadcast(std::move(*encoded), exclude);
}

Delivery WebSocketManager::broadcast_raw(Payload message, std::set<UserId> exclude) {
  const auto core = core_;
  auto encoded = codec::raw_message_of(std::move(message), core->clock->wall());
  if (!encoded) return core->refused(Refusal::invalid_message, not_utf8);
  return core->broadcast(std::move(*encoded), exclude);
}

Delivery WebSocketManager::emit(const Scope& scope, AgentEvent event, OutcomeHandler on_outcome) {
  const auto core = core_;
  if (std::string wrong = complete(scope, event.fields); !wrong.empty()) {
    return core->refused(Refusal::wrong_user, std::string(name(event.kind)) + ": " + wrong);
  }
  if (std::string invalid = invalid_because(event); !invalid.empty()) {
    return core->refused(Refusal::invalid_event, std::move(invalid));
  }
  auto encoded = codec::message_of(scope, event, core->clock->wall());
  if (!encoded) return core->refused(Refusal::invalid_message, not_json);
  encoded->id = core->next_message_id();
  Delivery delivery = core->with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    return hub.emit(scope, event, *encoded, fx, std::move(on_outcome));
  });
  if (delivery.accepted() && !core->bus<EventEmitted>().empty()) {
    core->publish(EventEmitted{flat_json(*encoded)}, "on<EventEmitted>");
  }
  return delivery;
}

template <Notification Ev>
Subscription WebSocketManager::on(std::function<void(const Ev&)> callback) {
  must(callback, "on: callback");
  return core_->bus<Ev>().add(std::move(callback));
}

template Subscription WebSocketManager::on<EventEmitted>(std::function<void(const EventEmitted&)>);
template Subscription WebSocketManager::on<ResumeNeeded>(std::function<void(const ResumeNeeded&)>);
template Subscription WebSocketManager::on<DegradationChanged>(
    std::function<void(const DegradationChanged&)>);
template Subscription WebSocketManager::on<StateSynced>(std::function<void(const StateSynced&)>);
template Subscription WebSocketManager::on<Connected>(std::function<void(const Connected&)>);
template Subscription WebSocketManager::on<Disconnected>(std::function<void(const Disconnected&)>);

// ---- sessions and state ----

SessionId WebSocketManager::open_session(const UserId& user, nlohmann::json data) {
  const std::lock_guard lock(core_->data_mutex);
  return core_->sessions.open(user, std::move(data), core_->clock->steady());
}

std::optional<SessionSnapshot> WebSocketManager::session(const SessionId& id) const {
  const std::lock_guard lock(core_->data_mutex);
  auto data = core_->sessions.data(id, core_->clock->steady());
  if (!data) return std::nullopt;
  return SessionSnapshot{std::move(*data)};
}

std::vector<SessionId> WebSocketManager::sessions(const UserId& user) const {
  const std::lock_guard lock(core_->data_mutex);
  return core_->sessions.of_user(user, core_->clock->steady());
}

bool WebSocketManager::patch_session(const SessionId& id, nlohmann::json patch) {
  const std::lock_guard lock(core_->data_mutex);
  return core_->sessions.patch(id, patch, core_->clock->steady());
}

bool WebSocketManager::close_session(const SessionId& id) {
  const std::lock_guard lock(core_->data_mutex);
  return core_->sessions.close(id, core_->clock->steady());
}

StateResult WebSocketManager::state(const UserId& user) const {
  const std::lock_guard lock(core_->data_mutex);
  return core_->states.get(user);
}

StateResult WebSocketManager::apply_state(const UserId& user, nlohmann::json patch,
                                          std::uint64_t expected_version) {
  const auto core = core_;
  StateResult result = [&] {
    const std::lock_guard lock(core->data_mutex);
    return core->states.apply(user, patch, expected_version);
  }();
  if (result.conflict) return result;
  for (const ConnectionSnapshot& connection : connections(user)) {
    core->publish(StateSynced{connection.id, "state_updated"}, "on<StateSynced>");
  }
  return result;
}

// ---- resume, services ----

bool WebSocketManager::resume(const ConnectionId& id) {
  const auto core = core_;
  {
    const std::lock_guard lock(core->hub_mutex);
    const hub::MemberPtr member = core->hub.registry().find(id);
    if (!member || !member->resume) return false;
  }
  core->publish(ResumeNeeded{id}, "on<ResumeNeeded>");
  return true;
}

void WebSocketManager::set_resume(const ConnectionId& id, bool on) {
  const std::lock_guard lock(core_->hub_mutex);
  if (const hub::MemberPtr member = core_->hub.registry().find(id)) member->resume = on;
}

Readiness WebSocketManager::ensure_ready(const std::set<std::string>& services,
                                         std::chrono::milliseconds limit) {
  const auto core = core_;
  Readiness readiness = core->services.ensure(services, limit);
  core->degradation_may_have_changed();
  return readiness;
}

Readiness WebSocketManager::readiness() const {
  Readiness readiness = core_->services.readiness();
  if (core_->stopping) {
    readiness.ok = false;
    readiness.detail["error"] = "shutting down";
  }
  return readiness;
}

Degradation WebSocketManager::degradation() const {
  return core_->services.degradation();
}

bool WebSocketManager::set_service_health(const std::string& service, bool healthy) {
  const auto core = core_;
  if (!core->services.set_health(service, healthy)) {
    values::log_line(LogLevel::warning, "set_service_health: no service '" + service + "' is declared");
    return false;
  }
  core->degradation_may_have_changed();
  return true;
}

Stats WebSocketManager::stats() const {
  const std::lock_guard lock(core_->hub_mutex);
  Stats stats = core_->hub.stats();
  stats.refused += core_->refusals;
  stats.callback_failures = core_->callback_failures;
  return stats;
}

void WebSocketManager::report_callback_failure(const char* where, std::exception_ptr what) noexcept {
  core_->callback_failed(where, std::move(what));
}

}  // namespace ssot
