#include "ws_session.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/websocket.hpp>
#include <type_traits>

#include "netra/websocket_core/close_codes.h"

namespace netra::server {

namespace websocket = boost::beast::websocket;
using boost::beast::error_code;

static_assert(std::is_same_v<WsStream, websocket::stream<boost::beast::tcp_stream>>);

WsSession::WsSession(boost::beast::tcp_stream stream, Endpoint& endpoint, std::string user_id,
                     std::string thread_id)
    : endpoint_(endpoint) {
  stream.expires_never();
  peer_ = {std::move(user_id), std::move(thread_id), "", std::make_shared<WsStream>(std::move(stream))};
}

void WsSession::run(Request request, std::function<void()> gone) {
  gone_ = std::move(gone);
  peer_.stream->set_option(websocket::stream_base::timeout::suggested(boost::beast::role_type::server));
  peer_.stream->read_message_max(64 * 1024);
  auto kept = std::make_shared<Request>(std::move(request));
  peer_.stream->async_accept(*kept, [self = shared_from_this(), kept](error_code error) {
    self->accepted(static_cast<bool>(error));
  });
}

void WsSession::accepted(bool failed) {
  if (failed) return gone_();
  open_ = true;
  if (!endpoint_.open(peer_)) return end(websocket_core::kPolicyViolation, "not let in");
  read_next();
}

void WsSession::read_next() {
  peer_.stream->async_read(buffer_, [self = shared_from_this()](error_code error, std::size_t) {
    if (error) return self->end(websocket_core::kNormalClosure, "Normal closure");
    const std::string text = boost::beast::buffers_to_string(self->buffer_.data());
    self->buffer_.consume(self->buffer_.size());
    self->endpoint_.message(self->peer_, text);
    self->read_next();
  });
}

void WsSession::end(int code, const std::string& reason) {
  if (!open_) return;
  open_ = false;
  endpoint_.close(peer_, code, reason);
  gone_();
}

void WsSession::go_away() {
  boost::asio::post(peer_.stream->get_executor(),
                    [self = shared_from_this()] { self->end(websocket_core::kGoingAway, "server stops"); });
}

}  // namespace netra::server
