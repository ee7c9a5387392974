#include "net/stream_writer.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace ssot::net {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

}  // namespace

websocket::close_reason close_frame(const CloseReason& why) {
  std::string text = why.text;
  if (text.size() > 123) {
    std::size_t size = 123;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    text.resize(size);
  }
  websocket::close_reason frame;
  frame.code = sendable(why.code) ? why.code : close_code::normal;
  frame.reason.assign(text.data(), text.size());
  return frame;
}

CloseReason loss(const error_code& error) {
  std::uint16_t code = 1006;
  if (error == websocket::condition::protocol_violation) code = 1002;
  if (error == websocket::error::bad_frame_payload) code = 1007;
  if (error == websocket::error::message_too_big || error == websocket::error::buffer_overflow) code = 1009;
  return {code, error.message()};
}

StreamWriter::StreamWriter(BeastStreamPtr stream, std::shared_ptr<Feed> feed,
                           std::chrono::milliseconds write_limit, std::shared_ptr<void> keep)
    : keep_(std::move(keep)),
      stream_(std::move(stream)),
      feed_(feed),
      outbox_(std::move(feed)),
      write_limit_(write_limit),
      timer_(stream_->get_executor()),
      beat_(stream_->get_executor()) {}

template <class Task>
void StreamWriter::post(Task task) {
  boost::asio::post(stream_->get_executor(), [weak = weak_from_this(), task] {
    if (const auto self = weak.lock()) task(*self);
  });
}

void StreamWriter::wake() {
  if (woken_.exchange(true)) return;  // a turn is coming
  post([](StreamWriter& self) {
    self.woken_ = false;  // before taking: what is stored from here on posts again
    self.pump();
  });
}

void StreamWriter::finish(std::chrono::milliseconds limit) {
  post([limit](StreamWriter& self) {
    if (self.over_) return;
    self.finish_by_ = std::min(self.finish_by_, std::chrono::steady_clock::now() + limit);
    if (limit.count() <= 0) return self.cut({1006, "cut"});
    self.watch(self.finish_by_);
    self.pump();
  });
}

void StreamWriter::open() {
  post([](StreamWriter& self) {
    self.open_ = true;
    error_code ignored;  // a socket that refuses the option still works
    beast::get_lowest_layer(*self.stream_).socket().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    self.stream_->auto_fragment(false);
    self.tick();
    self.pump();
  });
}

void StreamWriter::pump() {
  if (!open_ || over_ || doing_ != Doing::nothing) return;
  switch (outbox_.next()) {
    case outbox::Outbox::Step::write:
      return write();
    case outbox::Outbox::Step::close:
      return close();
    case outbox::Outbox::Step::idle:
      break;
  }
  write_by_ = Time::max();  // a wait that is under way is kept for the next write: it finds nothing to do
}

void StreamWriter::write() {
  doing_ = Doing::writing;
  write_by_ = std::chrono::steady_clock::now() + write_limit_;
  watch(write_by_);
  stream_->binary(outbox_.front().binary);
  stream_->async_write(boost::asio::buffer(outbox_.front().data(), outbox_.front().size()),
                       [self = shared_from_this()](error_code ec, std::size_t) {
                         self->doing_ = Doing::nothing;
                         if (self->over_) return;
                         if (ec) return self->cut(loss(ec));
                         self->outbox_.written();
                         self->pump();
                       });
}

void StreamWriter::close() {
  doing_ = Doing::closing;
  write_by_ = Time::max();
  stream_->async_close(close_frame(outbox_.why()), [self = shared_from_this()](error_code ec) {
    self->doing_ = Doing::nothing;
    if (ec) return self->cut(loss(ec));
    self->end(self->outbox_.why());
  });
}

// Wakes on_timer no later than `deadline`; an earlier wait that is under way is kept.
void StreamWriter::watch(Time deadline) {
  if (watching_ && timer_.expiry() <= deadline) return;
  watching_ = true;
  timer_.expires_at(deadline);
  timer_.async_wait([weak = weak_from_this(), wait = ++wait_](error_code) {
    const auto self = weak.lock();
    if (self && self->watching_ && self->wait_ == wait) self->on_timer();
  });
}

void StreamWriter::unwatch() {
  watching_ = false;
  timer_.cancel();
}

void StreamWriter::on_timer() {
  watching_ = false;
  if (over_) return;
  const Time now = std::chrono::steady_clock::now();
  const Time next = std::min(write_by_, finish_by_);
  if (now < next) {
    if (next != Time::max()) watch(next);
    return;
  }
  const bool slow = now >= write_by_;
  cut({1006, slow ? "peer does not read: no progress within the write limit" : "closing took too long"},
      slow);
}

void StreamWriter::tick() {
  const auto wait = over_ ? std::nullopt : feed_->tick();
  if (!wait) return;
  beat_.expires_after(*wait);
  beat_.async_wait([weak = weak_from_this()](error_code ec) {
    if (ec) return;
    if (const auto self = weak.lock()) self->tick();
  });
}

void StreamWriter::finish_reading(std::chrono::milliseconds limit) {
  if (over_) return;
  finish_by_ = std::min(finish_by_, std::chrono::steady_clock::now() + limit);
  watch(finish_by_);
}

void StreamWriter::end(const CloseReason& why, bool slow) {
  if (over_) return;
  over_ = true;
  unwatch();
  beat_.cancel();
  feed_->ended(why, slow);
}

void StreamWriter::cut(const CloseReason& why, bool slow) {
  end(why, slow);
  beast::get_lowest_layer(*stream_).close();
}

}  // namespace ssot::net
