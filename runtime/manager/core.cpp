#include "manager/core.hpp"

#include <chrono>
#include <utility>

#include "codec/client_frame.hpp"
#include "history/memory_history.hpp"
#include "values/log_line.hpp"
#include "values/random_id.hpp"

namespace ssot {
namespace {

class SystemClock final : public Clock {
 public:
  std::chrono::steady_clock::time_point steady() const override { return std::chrono::steady_clock::now(); }
  std::chrono::system_clock::time_point wall() const override { return std::chrono::system_clock::now(); }
};

}  // namespace

/// The hub's answers to one connection.
class CoreFeed final : public Feed {
 public:
  CoreFeed(std::weak_ptr<WebSocketManager::Core> core, hub::MemberPtr member)
      : core_(std::move(core)), member_(std::move(member)) {}

  ConnectionId id() const override {
    const auto core = core_.lock();
    if (!core) return member_->snapshot.id;
    const std::lock_guard lock(core->hub_mutex);
    return member_->snapshot.id;
  }

  Next take(std::vector<Frame>& batch, CloseReason& why) override {
    if (const auto core = core_.lock()) {
      return core->with_hub([&](auto& hub, auto& fx) { return hub.take(member_, batch, why, fx); });
    }
    batch.clear();
    why = {close_code::going_away, "server has gone"};
    return Next::close;
  }

  void commit(std::size_t n) override {
    if (const auto core = core_.lock()) {
      core->with_hub([&](auto& hub, auto& fx) { return hub.commit(member_, n, fx), 0; });
    }
  }

  std::optional<std::string> heard(std::string text) override {
    const auto core = core_.lock();
    if (!core) return std::nullopt;
    if (!member_->talk) return text;
    std::string wrong;
    auto frame = codec::read_client_frame(text, wrong);
    const bool for_application = core->with_hub([&](auto& hub, auto& fx) {
      if (frame) return hub.heard(member_, *frame, fx);
      hub.violation(member_, wrong, fx);
      return false;
    });
    if (!for_application) return std::nullopt;
    return std::move(std::get<codec::Say>(*frame).text);
  }

  std::optional<std::chrono::milliseconds> tick() override {
    const auto core = core_.lock();
    if (!core) return std::nullopt;
    return core->with_hub([&](auto& hub, auto& fx) { return hub.tick(member_, fx); });
  }

  void ended(const CloseReason& why, bool slow) override {
    if (const auto core = core_.lock()) {
      core->with_hub([&](auto& hub, auto& fx) { return hub.ended(member_, why, slow, fx), 0; });
    } else {
      const auto last = std::move(member_->connection);  // nobody else has the member any more
    }
  }

 private:
  std::weak_ptr<WebSocketManager::Core> core_;
  hub::MemberPtr member_;
};

WebSocketManager::Core::Core(boost::asio::any_io_executor ex, Options opts)
    : options(std::move(opts)),
      executor(std::move(ex)),
      clock(options.clock ? options.clock : std::make_shared<SystemClock>()),
      hub(options, *clock, std::make_unique<history::MemoryStore>(options.history),
          [this](const UserId& user) { return snapshot_of(user); }),
      sessions(options.session_ttl, options.session_limit, options.sessions_limit),
      states(options.state_limit),
      services(options.services),
      message_prefix(values::random_id().substr(16)) {
  std::apply(
      [](auto&... bus) {
        ((bus = std::make_shared<typename std::decay_t<decltype(bus)>::element_type>()), ...);
      },
      buses);
}

WebSocketManager::Core::~Core() {
  hub::Effects fx;
  hub.give_up(fx);
  act(fx);
}

// The user's state, if anything was ever applied to it. Under the hub's lock: what is published after a patch
// comes after it in the channel, too.
std::optional<nlohmann::json> WebSocketManager::Core::snapshot_of(const UserId& user) const {
  const std::lock_guard lock(data_mutex);
  StateResult now = states.get(user);
  if (now.version == 0) return std::nullopt;
  return std::make_optional<nlohmann::json>({{"v", now.version}, {"d", std::move(now.state)}});
}

std::string WebSocketManager::Core::next_message_id() {
  return message_prefix + "-" + std::to_string(messages.fetch_add(1, std::memory_order_relaxed) + 1);
}

void WebSocketManager::Core::act(const hub::Effects& fx) {
  for (const auto& connection : fx.wake) {
    guarded("Connection::wake", [&] { connection->wake(); });
  }
  for (const auto& [connection, limit] : fx.finish) {
    guarded("Connection::finish", [&, limit = limit] { connection->finish(limit); });
  }
  for (const std::string& warning : fx.warnings) values::log_line(LogLevel::warning, warning);
  for (const auto& [handler, outcome] : fx.outcomes) {
    guarded("on_outcome", [&, outcome = outcome, &handler = handler] { handler(outcome); });
  }
  for (const auto& notice : fx.notices) {
    const char* const where =
        std::holds_alternative<Connected>(notice) ? "on<Connected>" : "on<Disconnected>";
    std::visit([&](const auto& event) { publish(event, where); }, notice);
  }
}

template <class Call>
void WebSocketManager::Core::guarded(const char* where, Call call) noexcept {
  try {
    call();
  } catch (...) {
    callback_failed(where, std::current_exception());
  }
}

void WebSocketManager::Core::callback_failed(const char* where, std::exception_ptr what) noexcept {
  callback_failures.fetch_add(1, std::memory_order_relaxed);
  try {
    values::log_line(LogLevel::error, std::string("callback ") + where + " threw: " + values::describe(what));
  } catch (...) {  // out of memory for the line; the count stands
  }
}

ConnectionId WebSocketManager::Core::attach(std::shared_ptr<Connection> connection, const void* key,
                                            Identity identity) {
  hub::MemberPtr fresh;
  const ConnectionId id = with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    if (const hub::MemberPtr known = hub.known(key)) {
      hub.reidentify(known, std::move(identity), fx);
      return known->snapshot.id;
    }
    if (hub.is_closing(key)) {  // two writers on one stream would break it
      fx.warnings.push_back("attach: the stream was detached and is closing, attach a new one");
      return ConnectionId{values::random_id()};
    }
    fresh = hub.attach(connection, key, std::move(identity), fx);
    return fresh->snapshot.id;
  });
  if (!fresh) return id;
  try {
    connection->start(std::make_shared<CoreFeed>(weak_from_this(), fresh));
  } catch (...) {
    with_hub([&](hub::Hub& hub, hub::Effects& fx) {
      hub.ended(fresh, {1006, "the carrier did not start"}, false, fx);
      hub.started(fresh, fx);
      return 0;
    });
    throw;
  }
  with_hub([&](hub::Hub& hub, hub::Effects& fx) { return hub.started(fresh, fx), 0; });
  return id;
}

bool WebSocketManager::Core::detach_key(const void* key, CloseReason reason) {
  const auto self = shared_from_this();  // a callback may release the manager
  return with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    const hub::MemberPtr member = hub.known(key);
    if (member) hub.detach(member, std::move(reason), fx);
    return member != nullptr;
  });
}

Delivery WebSocketManager::Core::send(const Target& target, codec::Message message, SendOptions asked) {
  message.id = next_message_id();
  std::optional<Target> to = target;
  if (target.kind == Target::Kind::session) {
    const std::lock_guard lock(data_mutex);
    const auto owner = sessions.owner(SessionId{target.value}, clock->steady());
    to = owner ? std::optional(Target::user(*owner)) : std::nullopt;
  }
  if (!to) return refused(Refusal::unknown_target, "there is no such session, or it has expired");
  return with_hub([&](hub::Hub& hub, hub::Effects& fx) {
    return hub.send(*to, std::move(message), fx, std::move(asked));
  });
}

Delivery WebSocketManager::Core::broadcast(codec::Message message, const std::set<UserId>& exclude) {
  message.id = next_message_id();
  return with_hub(
      [&](hub::Hub& hub, hub::Effects& fx) { return hub.broadcast(std::move(message), exclude, fx); });
}

Delivery WebSocketManager::Core::refused(Refusal refusal, std::string reason) {
  refusals.fetch_add(1, std::memory_order_relaxed);
  return {Stored::refused, std::nullopt, std::move(reason), refusal, 0};
}

void WebSocketManager::Core::degradation_may_have_changed() {
  Degradation before, after;
  {
    const std::lock_guard lock(degradation_mutex);
    after = services.degradation();  // under the lock: an older answer must not replace a newer one
    if (after == last_degradation) return;
    before = std::exchange(last_degradation, after);
  }
  publish(DegradationChanged{before, after}, "on<DegradationChanged>");
}

}  // namespace ssot
