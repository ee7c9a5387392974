// websocket_client.cpp - a ClientSession on a Beast stream: one operation of each kind at a time, all on one
// strand.
#include <ssot/websocket_client.hpp>

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <exception>
#include <random>
#include <stdexcept>
#include <utility>

#include "client/client_session.hpp"
#include "codec/message.hpp"
#include "values/log_line.hpp"
#include "values/subprotocol.hpp"

namespace ssot {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr const char* protocol = values::subprotocol(Wire::resume_v1);

CloseReason lost_by(const error_code& ec) {
  return {1006, ec.message()};
}

client::SessionSettings settings_of(const ClientOptions& options) {
  return {options.backoff_first, options.backoff_most, options.max_attempts, options.ready_limit};
}

std::function<double()> jitter() {
  return [random = std::mt19937_64(std::random_device{}())]() mutable {
    return std::uniform_real_distribution<double>(0, 1)(random);
  };
}

}  // namespace

class WebSocketClient::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::any_io_executor executor, ClientOptions options)
      : options_(std::move(options)),
        strand_(asio::make_strand(std::move(executor))),
        session_(settings_of(options_), jitter()),
        dial_timer_(strand_),
        due_timer_(strand_) {}

  void start() {
    if (ending_ || started_.exchange(true)) return;
    on_strand([](Impl& self) { self.carry_out(self.session_.start()); });
  }
  void close() {
    ending_ = true;
    on_strand([](Impl& self) {
      if (self.started_) self.carry_out(self.session_.close());
    });
  }
  /// The owner has gone: nobody is called any more.
  void abandon() {
    abandoned_ = true;
    on_strand([](Impl& self) {
      self.dial_timer_.cancel();
      self.due_timer_.cancel();
      if (self.link_) self.link_->drop();
    });
  }
  ClientSend send(const nlohmann::json& message);
  bool ready() const noexcept { return ready_; }

 private:
  struct Outgoing {
    std::string text;
    std::size_t counted = 0;  ///< Of waiting_.
  };
  /// One connection; what its operations still say when it is not the current one is of no meaning.
  struct Link {
    explicit Link(const asio::strand<asio::any_io_executor>& strand) : resolver(strand), stream(strand) {}
    void drop() {
      resolver.cancel();
      beast::get_lowest_layer(stream).close();
    }
    asio::ip::tcp::resolver resolver;
    websocket::stream<beast::tcp_stream> stream;
    websocket::response_type response = {};
    beast::flat_buffer buffer = {};
    std::deque<Outgoing> out = {};
    bool open = false, writing = false, shutting = false, closing = false;
    CloseReason why = {};
  };
  using LinkPtr = std::shared_ptr<Link>;

  template <class Task>
  void on_strand(Task task) {
    asio::post(strand_, [self = shared_from_this(), task] { task(*self); });
  }
  bool current(const LinkPtr& link) const { return link == link_ && !abandoned_; }

  void carry_out(client::Actions actions);
  void act(client::Dial&& dial);
  void act(client::Transmit&& transmit);
  void act(client::Opened&& opened);
  void act(client::Deliver&& deliver);
  void act(client::Lose&& lose);
  void act(client::Shut&& shut);
  void act(client::Over&& over);
  template <class Callback, class... Arguments>
  void call(const char* where, const Callback& callback, const Arguments&... arguments);

  void dial();
  void upgrade(const LinkPtr& link);
  void on_upgraded(const LinkPtr& link, error_code ec);
  void read(const LinkPtr& link);
  void write(const LinkPtr& link);
  void close_link(const LinkPtr& link);
  void lose(const LinkPtr& link, const CloseReason& why);
  void watch();

  const ClientOptions options_;
  asio::strand<asio::any_io_executor> strand_;
  client::ClientSession session_;
  asio::steady_timer dial_timer_, due_timer_;
  LinkPtr link_ = {};
  std::optional<CloseReason> lost_ = {};
  std::atomic<bool> abandoned_ = false, started_ = false, ending_ = false, ready_ = false;
  std::atomic<std::size_t> waiting_ = 0;  ///< Bytes of messages of the application that are not written.
};

// ---- from the application ----

ClientSend WebSocketClient::Impl::send(const nlohmann::json& message) {
  if (ending_) return ClientSend::ended;
  if (!ready_) return ClientSend::not_ready;
  const auto encoded = codec::message_of(message, {});
  if (!encoded) return ClientSend::invalid;
  std::string text = encoded->payload;
  const std::size_t size = text.size();
  if (waiting_.fetch_add(size) + size > options_.send_limit) {
    waiting_ -= size;
    return ClientSend::full;
  }
  asio::post(strand_, [self = shared_from_this(), text = std::move(text), size] {
    auto transmit = self->session_.say(text);
    if (transmit && self->link_ && !self->link_->shutting) {
      self->link_->out.push_back({std::move(transmit->text), size});
      self->write(self->link_);
    } else {
      self->waiting_ -= size;
    }
  });
  return ClientSend::queued;
}

// ---- what the session wants ----

void WebSocketClient::Impl::carry_out(client::Actions actions) {
  for (client::Action& action : actions) {
    if (abandoned_) return;
    std::visit([this](auto&& one) { act(std::forward<decltype(one)>(one)); }, std::move(action));
  }
  ready_ = session_.live();
  watch();
}

void WebSocketClient::Impl::act(client::Dial&& next) {
  if (lost_) call("on_lost", options_.on_lost, *lost_, next.after);
  dial_timer_.expires_after(next.after);
  dial_timer_.async_wait([weak = weak_from_this()](error_code ec) {
    const auto self = weak.lock();
    if (self && !ec && !self->abandoned_ && !self->ending_) self->dial();
  });
}

void WebSocketClient::Impl::act(client::Transmit&& transmit) {
  if (!link_ || link_->shutting) return;
  link_->out.push_back({std::move(transmit.text)});
  write(link_);
}

void WebSocketClient::Impl::act(client::Opened&& opened) {
  ready_ = true;
  call("on_ready", options_.on_ready, opened.resumed);
}

void WebSocketClient::Impl::act(client::Deliver&& deliver) {
  codec::Event& from = deliver.event;
  const ClientEvent event{
      std::move(from.channel), from.position,         std::move(from.id),     std::move(from.type),
      std::move(from.run),     std::move(from.agent), std::move(from.parent), std::move(from.timestamp),
      std::move(from.data)};
  call("on_event", options_.on_event, event);
}

void WebSocketClient::Impl::act(client::Lose&& lose) {
  const ClientReset reset{std::move(lose.reset.channel), codec::name(lose.reset.why), lose.reset.next,
                          std::move(lose.reset.state)};
  call("on_reset", options_.on_reset, reset);
}

void WebSocketClient::Impl::act(client::Shut&& shut) {
  if (!link_ || link_->shutting) return;
  link_->shutting = true;
  link_->why = std::move(shut.why);
  dial_timer_.expires_after(options_.close_limit);  // a peer that does not read holds a write for ever
  dial_timer_.async_wait([link = link_](error_code ec) {
    if (!ec) link->drop();  // the read says so
  });
  write(link_);
}

void WebSocketClient::Impl::act(client::Over&& over) {
  ending_ = true;
  ready_ = false;
  dial_timer_.cancel();
  if (link_) std::exchange(link_, nullptr)->drop();
  call("on_end", options_.on_end, over.why);
}

template <class Callback, class... Arguments>
void WebSocketClient::Impl::call(const char* where, const Callback& callback, const Arguments&... arguments) {
  if (!callback || abandoned_) return;
  try {
    callback(arguments...);
  } catch (...) {
    values::log_line(LogLevel::error, std::string("client callback ") + where +
                                          " threw: " + values::describe(std::current_exception()));
  }
}

// ---- the connection ----

void WebSocketClient::Impl::dial() {
  const auto link = link_ = std::make_shared<Link>(strand_);
  beast::get_lowest_layer(link->stream).expires_after(options_.connect_limit);
  // The lookup has no time limit of its own: the timer of the dial is free now, and cuts it.
  dial_timer_.expires_after(options_.connect_limit);
  dial_timer_.async_wait([weak = weak_from_this(), link](error_code ec) {
    const auto self = weak.lock();
    if (!ec && self && self->current(link) && !link->open) link->drop();
  });
  link->resolver.async_resolve(
      options_.host, std::to_string(options_.port),
      [self = shared_from_this(), link](error_code ec, const asio::ip::tcp::resolver::results_type& found) {
        if (!self->current(link)) return;
        if (ec) return self->lose(link, lost_by(ec));
        beast::get_lowest_layer(link->stream).async_connect(found, [self, link](error_code failed, auto) {
          if (!self->current(link)) return;
          if (failed) return self->lose(link, lost_by(failed));
          self->upgrade(link);
        });
      });
}

void WebSocketClient::Impl::upgrade(const LinkPtr& link) {
  error_code ignored;  // a socket that refuses the option still works
  beast::get_lowest_layer(link->stream).socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  link->stream.set_option(websocket::stream_base::decorator([this](websocket::request_type& request) {
    for (const auto& [name, value] : options_.headers) request.set(name, value);
    request.set(http::field::sec_websocket_protocol, protocol);
  }));
  link->stream.read_message_max(options_.message_limit);
  link->stream.async_handshake(
      link->response, options_.host + ":" + std::to_string(options_.port), options_.target,
      [self = shared_from_this(), link](error_code ec) { self->on_upgraded(link, ec); });
}

void WebSocketClient::Impl::on_upgraded(const LinkPtr& link, error_code ec) {
  if (!current(link)) return;
  if (ec) {
    const unsigned status = link->response.result_int();
    const bool answered = ec == websocket::error::upgrade_declined;
    return lose(link,
                answered ? CloseReason{1006, "the server answered " + std::to_string(status)} : lost_by(ec));
  }
  if (link->response[http::field::sec_websocket_protocol] != protocol) {
    return lose(link, {1006, std::string("the server does not speak ") + protocol});
  }
  link->open = true;
  dial_timer_.cancel();
  beast::get_lowest_layer(link->stream).expires_never();
  // Heartbeats are the protocol's own; here only closing has a limit.
  link->stream.set_option(
      websocket::stream_base::timeout{options_.close_limit, websocket::stream_base::none(), false});
  link->stream.text(true);
  carry_out(session_.opened(Clock::now()));
  read(link);
}

void WebSocketClient::Impl::read(const LinkPtr& link) {
  link->stream.async_read(link->buffer, [self = shared_from_this(), link](error_code ec, std::size_t) {
    if (!self->current(link)) return;
    if (ec == websocket::error::closed) {
      const websocket::close_reason& reason = link->stream.reason();
      const auto code = reason.code == websocket::close_code::none ? std::uint16_t{1005} : reason.code;
      const CloseReason why{code, std::string(reason.reason.data(), reason.reason.size())};
      return self->lose(link, link->shutting ? link->why : why);
    }
    if (ec) return self->lose(link, link->shutting ? link->why : lost_by(ec));
    const std::string text = beast::buffers_to_string(link->buffer.data());
    link->buffer.consume(link->buffer.size());
    self->carry_out(self->session_.received(text, Clock::now()));
    if (self->current(link)) self->read(link);
  });
}

void WebSocketClient::Impl::write(const LinkPtr& link) {
  if (link->writing || link->closing) return;
  if (link->out.empty()) {
    if (link->shutting) close_link(link);
    return;
  }
  link->writing = true;
  link->stream.async_write(asio::buffer(link->out.front().text),
                           [self = shared_from_this(), link](error_code ec, std::size_t) {
                             link->writing = false;
                             if (!self->current(link)) return;
                             if (ec) return link->drop();  // the read says so
                             self->waiting_ -= link->out.front().counted;
                             link->out.pop_front();
                             self->write(link);
                           });
}

void WebSocketClient::Impl::close_link(const LinkPtr& link) {
  link->closing = true;
  websocket::close_reason frame;
  frame.code = link->why.code;
  frame.reason.assign(link->why.text.data(), std::min<std::size_t>(link->why.text.size(), 123));
  link->stream.async_close(frame, [self = shared_from_this(), link](error_code) {
    if (self->current(link)) self->lose(link, link->why);
  });
}

void WebSocketClient::Impl::lose(const LinkPtr& link, const CloseReason& why) {
  link->drop();
  for (const Outgoing& rest : link->out) waiting_ -= rest.counted;
  for (Outgoing& rest : link->out) rest.counted = 0;
  link_.reset();
  lost_ = why;
  ready_ = false;
  dial_timer_.cancel();
  carry_out(session_.lost(why, Clock::now()));
}

void WebSocketClient::Impl::watch() {
  const auto due = session_.due();
  if (!due || abandoned_) {
    due_timer_.cancel();
    return;
  }
  due_timer_.expires_at(*due);
  due_timer_.async_wait([weak = weak_from_this()](error_code ec) {
    const auto self = weak.lock();
    if (!ec && self && !self->abandoned_) self->carry_out(self->session_.tick(Clock::now()));
  });
}

// ---- the handle ----

std::shared_ptr<WebSocketClient> WebSocketClient::create(asio::any_io_executor executor,
                                                         ClientOptions options) {
  if (!executor)
    throw std::invalid_argument("WebSocketClient: the executor is empty, give one of an io_context");
  auto impl = std::make_shared<Impl>(std::move(executor), std::move(options));
  return {new WebSocketClient(std::move(impl)), [](WebSocketClient* client) { delete client; }};
}

WebSocketClient::WebSocketClient(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

WebSocketClient::~WebSocketClient() {
  impl_->abandon();
}

void WebSocketClient::start() {
  impl_->start();
}

ClientSend WebSocketClient::send(const nlohmann::json& message) {
  return impl_->send(message);
}

void WebSocketClient::close() {
  impl_->close();
}

bool WebSocketClient::ready() const noexcept {
  return impl_->ready();
}

}  // namespace ssot
