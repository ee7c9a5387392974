#include "netra/server/listener.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <map>
#include <optional>

#include "netra/server/http_routes.h"
#include "netra/support/log.h"
#include "ws_session.h"

namespace netra::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

namespace {

// One request on a fresh socket: answered and closed, or handed over to a WsSession.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
 public:
  using Upgrade =
      std::function<void(beast::tcp_stream, WsSession::Request, std::string user, std::string thread)>;

  HttpSession(tcp::socket socket, HttpRoutes& routes, auth::LoginService& logins, Upgrade upgrade)
      : stream_(std::move(socket)), routes_(routes), logins_(logins), upgrade_(std::move(upgrade)) {}

  void run() {
    stream_.expires_after(std::chrono::seconds(10));
    parser_.body_limit(8192);
    http::async_read(stream_, buffer_, parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->handle();
                     });
  }

 private:
  void handle() {
    auto request = parser_.release();
    const RequestTarget target = parse_target(std::string(request.target()));
    if (!beast::websocket::is_upgrade(request)) {
      return reply(routes_.answer(std::string(request.method_string()), target), request);
    }
    if (target.path != "/ws") return reply({404, {{"error", "no such path"}}}, request);
    const auto user = logins_.user_of(target);
    if (!user) return reply({401, {{"error", "log in first"}}}, request);
    std::string thread = target.param("thread");
    if (thread.empty()) thread = "thread_" + *user;
    upgrade_(std::move(stream_), std::move(request), *user, std::move(thread));
  }

  void reply(const HttpAnswer& answer, const WsSession::Request& request) {
    auto response = std::make_shared<http::response<http::string_body>>();
    response->version(request.version());
    response->result(static_cast<unsigned>(answer.status));
    response->set(http::field::content_type, "application/json");
    response->keep_alive(false);
    response->body() = answer.body.dump();
    response->prepare_payload();
    http::async_write(stream_, *response,
                      [self = shared_from_this(), response](beast::error_code, std::size_t) {
                        beast::error_code ignored;
                        self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
                      });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request_parser<http::string_body> parser_;
  HttpRoutes& routes_;
  auth::LoginService& logins_;
  Upgrade upgrade_;
};

}  // namespace

// All members run on the context's one thread.
struct Listener::Impl {
  Impl(Endpoint& e, HttpRoutes& r, auth::LoginService& l) : endpoint(e), routes(r), logins(l) {}

  void accept_next() {
    acceptor.async_accept(asio::make_strand(io), [this](beast::error_code error, tcp::socket socket) {
      if (stopping) return;
      if (!error) {
        std::make_shared<HttpSession>(std::move(socket), routes, logins,
                                      [this](auto stream, auto request, auto user, auto thread) {
                                        upgrade(std::move(stream), std::move(request), std::move(user),
                                                std::move(thread));
                                      })
            ->run();
      }
      accept_next();
    });
  }

  void upgrade(beast::tcp_stream stream, WsSession::Request request, std::string user, std::string thread) {
    if (stopping) return;
    auto session =
        std::make_shared<WsSession>(std::move(stream), endpoint, std::move(user), std::move(thread));
    const auto key = next_key++;
    sessions[key] = session;
    session->run(std::move(request), [this, key] { sessions.erase(key); });
  }

  void stop() {
    if (stopping) return;
    stopping = true;
    log_info("stopping");
    beast::error_code ignored;
    acceptor.close(ignored);
    signals.reset();
    for (const auto& [key, session] : sessions) session->go_away();
    // Close frames are on their way; whoever does not answer is cut.
    grace.expires_after(std::chrono::milliseconds(500));
    grace.async_wait([this](beast::error_code) { io.stop(); });
  }

  // Never destroyed: managers that live until the process ends may still hold streams of it.
  asio::io_context& io = *new asio::io_context(1);
  tcp::acceptor acceptor{io};
  asio::steady_timer grace{io};
  std::optional<asio::signal_set> signals;
  Endpoint& endpoint;
  HttpRoutes& routes;
  auth::LoginService& logins;
  std::map<unsigned, std::shared_ptr<WsSession>> sessions;
  unsigned next_key = 0;
  bool stopping = false;
};

Listener::Listener(Endpoint& endpoint, HttpRoutes& routes, auth::LoginService& logins)
    : impl_(std::make_unique<Impl>(endpoint, routes, logins)) {}

Listener::~Listener() = default;

unsigned short Listener::listen(unsigned short port) {
  const tcp::endpoint address(asio::ip::address_v4::loopback(), port);
  impl_->acceptor.open(address.protocol());
  impl_->acceptor.set_option(asio::socket_base::reuse_address(true));
  impl_->acceptor.bind(address);
  impl_->acceptor.listen();
  return impl_->acceptor.local_endpoint().port();
}

void Listener::run() {
  impl_->accept_next();
  impl_->io.run();
}

void Listener::stop() {
  asio::post(impl_->io, [impl = impl_.get()] { impl->stop(); });
}

void Listener::stop_on_signals() {
  impl_->signals.emplace(impl_->io, SIGTERM, SIGINT);
  impl_->signals->async_wait([impl = impl_.get()](beast::error_code error, int) {
    if (!error) impl->stop();
  });
}

}  // namespace netra::server
