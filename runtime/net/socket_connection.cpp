#include "net/socket_connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <utility>

#include "values/subprotocol.hpp"
#include "wire/deflate.hpp"

namespace ssot::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::steady_clock;

constexpr unsigned most_looks = 8;               // turns of the loop that a burst may last
constexpr std::size_t most_before_writing = 32;  // messages of one turn

thread_local const void* in_turn = nullptr;  // the connection that this thread reads for

struct Turn {
  explicit Turn(const void* connection) { in_turn = connection; }
  ~Turn() { in_turn = nullptr; }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
};

std::array<char, 64 * 1024>& read_buffer() {
  thread_local std::array<char, 64 * 1024> bytes;
  return bytes;
}

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

SocketConnection::SocketConnection(std::unique_ptr<Transport> transport, UpgradeRequest request,
                                   SocketLimits limits, MessageHandler on_message, std::shared_ptr<void> keep,
                                   std::function<void(SocketConnection&)> too_fast)
    : keep_(std::move(keep)),
      transport_(std::move(transport)),
      request_(std::move(request)),
      limits_(limits),
      on_message_(std::move(on_message)),
      too_fast_(std::move(too_fast)),
      rate_(limits.rate),
      wire_(wire_for(*request_)),
      reader_(limits.message),
      timer_(transport_->socket().get_executor()) {}

// ---- any thread ----

template <class Task>
void SocketConnection::post(Task task) {
  asio::post(transport_->socket().get_executor(), [weak = weak_from_this(), task] {
    if (const auto self = weak.lock()) task(*self);
  });
}

void SocketConnection::start(std::shared_ptr<Feed> feed) {
  feed_ = std::move(feed);
  asio::dispatch(transport_->socket().get_executor(), [self = shared_from_this()] { self->accept(); });
}

void SocketConnection::wake() {
  if (in_turn == this) {
    dirty_ = true;
    return;
  }
  woken_ = true;
  if (!expected_.exchange(true)) post([](SocketConnection& self) { self.look(); });
}

void SocketConnection::look() {
  if (woken_.exchange(false) && ++looks_ < most_looks) {
    return post([](SocketConnection& self) { self.look(); });
  }
  looks_ = 0;
  expected_ = false;  // before taking: what is stored from here on posts again
  pump();
}

void SocketConnection::finish(std::chrono::milliseconds limit) {
  post([limit](SocketConnection& self) {
    if (self.told_) return;
    if (limit.count() <= 0) return self.cut({1006, "cut"});
    self.finish_by_ = std::min(self.finish_by_, steady_clock::now() + limit);
    self.watch(self.finish_by_);
    self.pump();
  });
}

// ---- handshake ----

void SocketConnection::accept() {
  if (phase_ != Phase::opening) return;  // cut meanwhile
  wire::UpgradeAnswer answer =
      wire::answer_upgrade(*request_, values::subprotocol(wire_), limits_.compression.enabled);
  request_.reset();  // may hold a token
  if (answer.status != 101) {
    end_with({1006, "the upgrade was refused with " + std::to_string(answer.status)}, std::move(answer.bytes));
    return wait_to_read();
  }
  compression_ = answer.compression;
  reader_ = wire::FrameReader(limits_.message, compression_.has_value());
  line_.control(std::move(answer.bytes));
  phase_ = Phase::open;
  heard_at_ = steady_clock::now();
  watch(heard_at_ + limits_.idle / 2);
  tick();
  pump();
  read_again();  // TLS may hold what came with the request
}

// ---- in ----

void SocketConnection::wait_to_read() {
  if (phase_ == Phase::gone) return;
  if (transport_->direct()) {
    transport_->socket().async_read_some(asio::buffer(first_), [self = shared_from_this()](error_code ec, std::size_t n) {
      ec ? self->read_error(ec) : self->read_turn(n);
    });
    return;
  }
  transport_->socket().async_wait(Transport::Socket::wait_read, [self = shared_from_this()](error_code ec) {
    ec ? self->read_error(ec) : self->read_turn();
  });
}

// `there`: bytes that are in first_.
void SocketConnection::read_turn(std::size_t there) {
  if (phase_ == Phase::gone) return;
  auto& buffer = read_buffer();
  std::copy_n(first_.begin(), there, buffer.begin());
  std::size_t size = there;
  if (there == 0 || there == first_.size()) {
    error_code ec;
    size += transport_->read_some(asio::buffer(buffer) + there, ec);
    const bool blocks = ec == asio::error::would_block || ec == asio::error::try_again;
    if (blocks && there == 0) return wait_to_read();
    if (ec && there == 0) return read_error(ec);  // else the next read meets it, after what came before it
  }
  heard_at_ = steady_clock::now();
  pinged_ = false;
  {
    const Turn turn(this);
    digest(buffer.data(), buffer.data() + size);
  }
  if (std::exchange(dirty_, false) || !line_.empty() || transport_->holds_back()) pump();
  if (phase_ == Phase::gone) return;
  asio::post(transport_->socket().get_executor(), [self = shared_from_this()] { self->read_again(); });
}

void SocketConnection::read_again() {
  transport_->direct() ? wait_to_read() : read_turn();
}

void SocketConnection::digest(char* begin, char* end) {
  using What = wire::FrameReader::What;
  std::size_t heard = 0;
  while (phase_ == Phase::open || phase_ == Phase::closing) {
    switch (reader_.next(begin, end)) {
      case What::more:
        return;
      case What::ping:
        if (hears() && phase_ == Phase::open) line_.pong(wire::control_frame(wire::Opcode::pong, reader_.control()));
        break;
      case What::pong:
        break;
      case What::message:
        if (phase_ == Phase::open && hears()) hear(std::move(reader_.message()));
        if (++heard % most_before_writing == 0) pump();  // answers must not fall out of the history
        break;
      case What::close:
        return on_close(reader_.reason());
      case What::failed:
        pump();  // what was stored before is written before
        return end_with(reader_.reason(), wire::close_frame(reader_.reason()));
    }
  }
}

void SocketConnection::hear(std::string message) {
  auto told = feed_->heard(std::move(message));
  if (!told || !on_message_) return;
  on_message_(feed_->id(),
              Payload(std::move(*told), reader_.binary() ? Payload::Kind::binary : Payload::Kind::text));
}

// Whether what has come is within the rate; the first that is not closes the connection.
bool SocketConnection::hears() {
  if (deaf_ || limits_.rate.per_second <= 0 || rate_.take(heard_at_)) return !deaf_;
  deaf_ = true;
  if (too_fast_) too_fast_(*this);
  return false;
}

void SocketConnection::on_close(const CloseReason& theirs) {
  if (phase_ == Phase::closing) return end_with(why_, {});
  pump();  // what was stored before is written before
  if (phase_ != Phase::open) return end_with(phase_ == Phase::closing ? why_ : theirs, {});
  end_with(theirs, wire::close_frame({theirs.code, ""}));
}

void SocketConnection::read_error(const error_code& ec) {
  if (phase_ == Phase::gone) return;
  if (told_) return vanish();
  if (phase_ == Phase::ending) return cut(why_);
  cut({1006, ec == asio::error::eof ? "the peer ended TCP without closing" : ec.message()});
}

// ---- out ----

void SocketConnection::pump() {
  while (phase_ != Phase::gone && phase_ != Phase::lingering && phase_ != Phase::opening) {
    if (!line_.empty() || transport_->holds_back()) {
      if (blocked_ || !flush()) return;
    } else if (phase_ == Phase::ending) {
      return end_tcp();
    } else if (phase_ != Phase::open || !take()) {
      return;
    }
  }
}

// Whether the line has something now.
bool SocketConnection::take() {
  switch (feed_->take(batch_, why_)) {
    case Feed::Next::frames:
      for (const Frame& frame : batch_) put(frame);
      return true;
    case Feed::Next::close:
      phase_ = Phase::closing;
      line_.last(wire::close_frame(why_));
      return true;
    case Feed::Next::idle:
      break;
  }
  return false;
}

void SocketConnection::put(const Frame& frame) {
  const wire::Opcode opcode = frame->binary ? wire::Opcode::binary : wire::Opcode::text;
  if (compression_ && frame->size() >= limits_.compression.at_least) {
    FrameLine::Bytes packed;
    if (compression_->server_bits == wire::largest_window) {
      std::call_once(frame->deflated_once, [&] {
        frame->deflated = wire::deflated(*frame, wire::largest_window, limits_.compression.level);
      });
      packed = FrameLine::Bytes(frame, &frame->deflated);
    } else {
      packed = std::make_shared<const std::string>(
          wire::deflated(*frame, compression_->server_bits, limits_.compression.level));
    }
    if (packed->size() < frame->size()) {
      const wire::FrameHeader header(opcode, packed->size(), true);
      return line_.data(header, std::move(packed));
    }
  }
  line_.data(wire::FrameHeader(opcode, frame->size()), frame);
}

// Whether all is out.
bool SocketConnection::flush() {
  std::size_t done = 0;
  error_code ec;
  line_.flush(*transport_, done, ec);
  if (!ec && transport_->holds_back()) transport_->write_some({}, ec);
  if (done > 0 && !told_) feed_->commit(done);
  if (!ec) {
    write_by_ = Time::max();
    return true;
  }
  if (ec != asio::error::would_block && ec != asio::error::try_again) {
    cut({1006, ec.message()});
    return false;
  }
  blocked_ = true;
  write_by_ = steady_clock::now() + limits_.write;
  watch(write_by_);
  transport_->socket().async_wait(Transport::Socket::wait_write, [self = shared_from_this()](error_code failed) {
    self->blocked_ = false;
    if (!failed) self->pump();
  });
  return false;
}

// ---- the end ----

// `frame` and what is under way goes out, then TCP ends.
void SocketConnection::end_with(const CloseReason& why, std::string frame) {
  if (phase_ == Phase::ending || phase_ == Phase::lingering || phase_ == Phase::gone) return;
  why_ = why;
  line_.drop_data();
  if (!frame.empty()) line_.last(std::move(frame));
  phase_ = Phase::ending;
  finish_by_ = std::min(finish_by_, steady_clock::now() + limits_.close);
  watch(finish_by_);
  pump();
}

// The server ends TCP first (RFC 6455 section 7.1.1), and reads what still comes: closing a socket with unread bytes
// would reset the connection, and the peer might not get the close frame.
void SocketConnection::end_tcp() {
  transport_->end_writing();
  phase_ = Phase::lingering;
  report(why_);
}

void SocketConnection::report(const CloseReason& why, bool slow) {
  if (std::exchange(told_, true)) return;
  if (beat_) beat_->cancel();
  feed_->ended(why, slow);
}

void SocketConnection::cut(const CloseReason& why, bool slow) {
  vanish();
  report(why, slow);
}

void SocketConnection::vanish() {
  phase_ = Phase::gone;
  line_ = {};
  watching_ = false;
  timer_.cancel();
  transport_->close();
}

// ---- time ----

// Wakes on_timer no later than `deadline`; an earlier wait that is under way is kept.
void SocketConnection::watch(Time deadline) {
  if (watching_ && timer_.expiry() <= deadline) return;
  watching_ = true;
  timer_.expires_at(deadline);
  timer_.async_wait([weak = weak_from_this(), wait = ++wait_](error_code) {
    const auto self = weak.lock();
    if (self && self->watching_ && self->wait_ == wait) self->on_timer();
  });
}

void SocketConnection::on_timer() {
  watching_ = false;
  const Time now = steady_clock::now();
  if (phase_ == Phase::lingering && now >= finish_by_) return vanish();
  if (now >= finish_by_) return cut({1006, "closing took too long"});
  if (now >= write_by_) return cut({1006, "peer does not read: no progress within the write limit"}, true);
  const bool listens = phase_ == Phase::open || phase_ == Phase::closing;
  if (listens && now >= heard_at_ + limits_.idle) return cut({1006, "peer was silent for too long"});
  if (listens && !pinged_ && now >= heard_at_ + limits_.idle / 2) {
    pinged_ = true;
    line_.control(wire::control_frame(wire::Opcode::ping, {}));
    pump();
    if (phase_ == Phase::gone) return;
  }
  Time next = std::min(write_by_, finish_by_);
  if (listens) next = std::min(next, heard_at_ + (pinged_ ? limits_.idle : limits_.idle / 2));
  if (next != Time::max()) watch(next);
}

void SocketConnection::tick() {
  const auto wait = told_ ? std::nullopt : feed_->tick();
  if (!wait) return;
  if (!beat_) beat_.emplace(transport_->socket().get_executor());
  beat_->expires_after(*wait);
  beat_->async_wait([weak = weak_from_this()](error_code ec) {
    if (ec) return;
    if (const auto self = weak.lock()) self->tick();
  });
}

}  // namespace ssot::net
