#include "net/socket_connection.hpp"

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket.hpp>
#include <utility>

#include "net/stream_writer.hpp"
#include "values/subprotocol.hpp"

namespace ssot::net {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;

}  // namespace

Wire wire_for(const UpgradeRequest& request) {
  Wire best = Wire::flat;
  const auto offered = request.equal_range(http::field::sec_websocket_protocol);
  for (auto header = offered.first; header != offered.second; ++header) {
    for (const auto& token : http::token_list(header->value())) {
      if (token == values::subprotocol(Wire::resume_v1)) return Wire::resume_v1;
      if (token == values::subprotocol(Wire::ssot_v1)) best = Wire::ssot_v1;
    }
  }
  return best;
}

SocketConnection::SocketConnection(boost::asio::ip::tcp::socket socket, UpgradeRequest request,
                                   SocketLimits limits, MessageHandler on_message, std::shared_ptr<void> keep,
                                   std::function<void(SocketConnection&)> too_fast)
    : keep_(std::move(keep)),
      stream_(std::make_shared<BeastStream>(std::move(socket))),
      request_(std::move(request)),
      limits_(limits),
      on_message_(std::move(on_message)),
      too_fast_(std::move(too_fast)),
      rate_(limits.rate),
      wire_(wire_for(request_)),
      // One byte more, for which Beast asks before it sees that a last fragment is empty.
      buffer_(std::max(limits.message, limits.message + 1)) {}

void SocketConnection::start(std::shared_ptr<Feed> feed) {
  writer_ = std::make_shared<StreamWriter>(stream_, std::move(feed), limits_.write, keep_);
  boost::asio::dispatch(stream_->get_executor(), [self = shared_from_this()] { self->accept(); });
}

void SocketConnection::wake() {
  writer_->wake();
}

void SocketConnection::finish(std::chrono::milliseconds limit) {
  writer_->finish(limit);
}

void SocketConnection::accept() {
  stream_->set_option(websocket::stream_base::timeout{limits_.handshake, limits_.idle, true});
  stream_->set_option(
      websocket::stream_base::decorator([agreed = values::subprotocol(wire_)](websocket::response_type& res) {
        if (agreed) res.set(http::field::sec_websocket_protocol, agreed);
      }));
  stream_->read_message_max(limits_.message);
  // Beast answers a close frame, and then waits for the peer to end TCP for as long as for any message.
  stream_->control_callback([weak = weak_from_this()](websocket::frame_type kind, beast::string_view) {
    const auto self = weak.lock();
    if (self && kind == websocket::frame_type::close) self->writer_->finish_reading(self->limits_.close);
    if (self && kind == websocket::frame_type::ping) (void)self->hears();
  });
  stream_->async_accept(request_, [self = shared_from_this()](error_code ec) {
    if (ec) {
      self->writer_->end(loss(ec));
      beast::get_lowest_layer(*self->stream_).close();
      return;
    }
    self->request_ = {};  // may hold a token
    self->writer_->open();
    self->read();
  });
}

// Whether what has come is within the rate; the first that is not closes the connection.
bool SocketConnection::hears() {
  if (deaf_ || rate_.take(std::chrono::steady_clock::now())) return !deaf_;
  deaf_ = true;
  if (too_fast_) too_fast_(*this);
  return false;
}

void SocketConnection::read() {
  stream_->async_read(buffer_, [self = shared_from_this()](error_code ec, std::size_t) {
    if (ec == websocket::error::closed) {
      const websocket::close_reason& reason = self->stream_->reason();
      return self->writer_->end(
          {reason.code == websocket::close_code::none ? std::uint16_t{1005} : reason.code,
           std::string(reason.reason.data(), reason.reason.size())});
    }
    if (ec) return self->writer_->end(loss(ec));
    std::string message = beast::buffers_to_string(self->buffer_.data());
    self->buffer_.consume(self->buffer_.size());
    if (self->hears()) {
      auto told = self->writer_->feed()->heard(std::move(message));
      if (told && self->on_message_) self->on_message_(self->writer_->feed()->id(), std::move(*told));
    }
    self->read();
  });
}

}  // namespace ssot::net
