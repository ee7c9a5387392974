// listener.cpp - wires the acceptor to the manager, and owns the io threads if there are any.
#include <ssot/listener.hpp>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "manager/metrics.hpp"
#include "net/acceptor.hpp"
#include "net/socket_connection.hpp"
#include "values/log_line.hpp"

namespace ssot {

namespace {

const CloseReason leaving{close_code::going_away, "server is leaving"};
const CloseReason too_fast{close_code::policy, "too many messages in a short time"};

// What a handler throws (out of memory, at most) ends its connection's turn, not the process.
void serve(boost::asio::io_context& context, const std::weak_ptr<WebSocketManager>& manager) {
  for (;;) {
    try {
      context.run();
      return;
    } catch (...) {
      if (const auto alive = manager.lock())
        alive->report_callback_failure("io thread", std::current_exception());
    }
  }
}

}  // namespace

// Threads hold the context as well, so it outlives what runs on it; connections hold it, so that a late wake
// from another thread never posts to a context that is gone.
class Listener::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(std::shared_ptr<WebSocketManager> manager, ListenerOptions options)
      : manager_(std::move(manager)), options_(std::move(options)) {
    if (options_.on_message) on_message_ = std::make_shared<const MessageHandler>(options_.on_message);
  }

  void start();
  void stop();
  void leave();
  void reload() { acceptor_->reload_certificates(); }
  std::uint16_t port() const noexcept { return acceptor_->port(); }

 private:
  /// Held by each connection that was let in: takes it off the list when it goes.
  struct Guest {
    ~Guest();
    std::weak_ptr<Impl> host;
    std::uint64_t number;
    std::shared_ptr<boost::asio::io_context> context;
    std::shared_ptr<void> lease;
  };

  void admit(std::unique_ptr<net::Transport> transport, UpgradeRequest request, Identity identity,
             std::shared_ptr<void> lease);
  MessageHandler guarded() const;  // one handler for all connections, as the program made one
  void close_connections();
  void join();

  std::shared_ptr<WebSocketManager> manager_;
  const ListenerOptions options_;
  std::shared_ptr<const MessageHandler> on_message_ = {};
  std::shared_ptr<boost::asio::io_context> own_ = {};
  std::shared_ptr<net::Acceptor> acceptor_ = {};
  std::vector<std::thread> threads_ = {};
  std::mutex mutex_;
  bool stopped_ = false;
  std::uint64_t admitted_ = 0;
  std::unordered_map<std::uint64_t, std::weak_ptr<Connection>> guests_ = {};
};

Listener::Impl::Guest::~Guest() {
  const auto impl = host.lock();
  if (!impl) return;
  const std::lock_guard lock(impl->mutex_);
  impl->guests_.erase(number);
}

void Listener::Impl::start() {
  boost::asio::any_io_executor executor = manager_->executor();
  if (options_.threads > 0) {
    own_ = std::make_shared<boost::asio::io_context>(static_cast<int>(options_.threads));
    executor = own_->get_executor();
  } else if (!executor) {
    throw std::invalid_argument(
        "Listener: threads is 0 and the manager has no executor, set one or use "
        "WebSocketManager::create(executor)");
  }
  const std::weak_ptr<Impl> weak = weak_from_this();
  const std::weak_ptr<WebSocketManager> manager = manager_;
  net::HandshakeHooks hooks;
  hooks.readiness = [manager] {
    const auto alive = manager.lock();
    return alive ? alive->readiness() : Readiness{false, {{"error", "the manager has gone"}}};
  };
  hooks.callback_failed = [manager](const char* where, std::exception_ptr what) {
    if (const auto alive = manager.lock()) alive->report_callback_failure(where, std::move(what));
  };
  hooks.metrics = [manager] {
    const auto alive = manager.lock();
    return alive ? manager::prometheus(alive->stats()) : std::string();
  };
  hooks.addresses =
      std::make_shared<net::AddressLimits>(options_.per_address_limit, options_.attempts_per_address);
  acceptor_ = std::make_shared<net::Acceptor>(
      executor, options_, std::move(hooks),
      [weak](std::unique_ptr<net::Transport> transport, UpgradeRequest request, Identity identity,
             std::shared_ptr<void> lease) {
        if (const auto self = weak.lock())
          self->admit(std::move(transport), std::move(request), std::move(identity), std::move(lease));
      });
  acceptor_->run();
  for (std::size_t i = 0; own_ && i < options_.threads; ++i) {
    threads_.emplace_back([context = own_, manager] { serve(*context, manager); });
  }
}

MessageHandler Listener::Impl::guarded() const {
  if (!on_message_) return {};
  return [manager = std::weak_ptr(manager_), handler = on_message_](const ConnectionId& id,
                                                                    Payload message) {
    try {
      (*handler)(id, std::move(message));
    } catch (...) {
      if (const auto alive = manager.lock())
        alive->report_callback_failure("on_message", std::current_exception());
    }
  };
}

void Listener::Impl::admit(std::unique_ptr<net::Transport> transport, UpgradeRequest request, Identity identity,
                           std::shared_ptr<void> lease) {
  net::SocketLimits limits;
  limits.idle = options_.idle_limit;
  limits.message = options_.message_limit;
  limits.rate = options_.messages;
  limits.compression = options_.compression;
  limits.write = manager_->options().write_limit;
  limits.close = manager_->options().close_limit;
  auto guest = std::make_shared<Guest>();
  guest->context = own_;
  guest->lease = std::move(lease);
  const auto close = [manager = std::weak_ptr(manager_)](net::SocketConnection& connection) {
    if (const auto alive = manager.lock())
      alive->detach(std::shared_ptr<Connection>(connection.shared_from_this()), too_fast);
  };
  const auto connection = std::make_shared<net::SocketConnection>(std::move(transport), std::move(request), limits,
                                                                  guarded(), guest, close);
  bool late = false;
  {
    const std::lock_guard lock(mutex_);
    guest->host = weak_from_this();
    guest->number = ++admitted_;
    guests_.emplace(guest->number, connection);
    late = stopped_;
  }
  manager_->attach(std::shared_ptr<Connection>(connection), std::move(identity));
  if (late) manager_->detach(std::shared_ptr<Connection>(connection), leaving);
}

void Listener::Impl::close_connections() {
  std::vector<std::shared_ptr<Connection>> guests;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    for (const auto& [number, guest] : guests_) guests.push_back(guest.lock());
  }
  for (const auto& guest : guests) {
    if (guest) manager_->detach(guest, leaving);
  }
}

void Listener::Impl::leave() {
  manager_->shutdown();
  manager_->wait_closed(manager_->options().close_limit + std::chrono::seconds{1});
  stop();
}

void Listener::Impl::stop() {
  acceptor_->stop();
  close_connections();
  join();
}

// The context has no work once acceptor, handshakes and connections are over; each has its own time limit.
void Listener::Impl::join() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    threads.swap(threads_);
  }
  for (std::thread& thread : threads) {
    if (thread.get_id() == std::this_thread::get_id()) {
      thread.detach();  // stop() from a callback: it ends by itself
    } else {
      thread.join();
    }
  }
}

std::unique_ptr<Listener> Listener::start(std::shared_ptr<WebSocketManager> manager,
                                          ListenerOptions options) {
  if (!manager) throw std::invalid_argument("Listener: the manager is null");
  if (!options.authenticate)
    throw std::invalid_argument("Listener: authenticate is not set, say who may come in");
  if (options.header_limit < 64 || options.header_limit > 1 << 20) {
    throw std::invalid_argument("Listener: header_limit must be from 64 bytes to 1 MiB");
  }
  boost::system::error_code bad;
  boost::asio::ip::make_address(options.address, bad);
  if (bad) throw std::invalid_argument("Listener: address '" + options.address + "' is no IP address");
  auto impl = std::make_shared<Impl>(std::move(manager), std::move(options));
  impl->start();
  return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

Listener::Listener(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

Listener::~Listener() {
  stop();
}

std::uint16_t Listener::port() const noexcept {
  return impl_->port();
}

void Listener::reload_certificates() {
  impl_->reload();
}

void Listener::stop() {
  impl_->stop();
}

void Listener::serve_until_signal() {
  boost::asio::io_context waiting;
  boost::asio::signal_set signals(waiting, SIGINT, SIGTERM);
  signals.async_wait([](boost::system::error_code, int) {});
  waiting.run();
  impl_->leave();
}

}  // namespace ssot
