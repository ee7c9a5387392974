#include "stream_writer.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <map>
#include <mutex>

namespace netra::managers {
namespace {

namespace websocket = boost::beast::websocket;

// The queue of one stream. All members but the constructor run on the stream's executor.
class Outbox : public std::enable_shared_from_this<Outbox> {
 public:
  explicit Outbox(WsPtr stream) : stream_(std::move(stream)) {}

  void push(std::string text) {
    if (closing_) return;
    queue_.push_back(std::move(text));
    if (!busy_) write_next();
  }

  void close(int code, const std::string& reason) {
    if (closing_) return;
    closing_ = true;
    reason_ = websocket::close_reason(static_cast<websocket::close_code>(code), reason);
    if (!busy_) write_next();
  }

 private:
  void write_next() {
    if (!stream_->is_open()) {
      queue_.clear();
      return;
    }
    if (!queue_.empty()) {
      busy_ = true;
      stream_->text(true);
      stream_->async_write(boost::asio::buffer(queue_.front()),
                           [self = shared_from_this()](boost::beast::error_code error, std::size_t) {
                             self->written(static_cast<bool>(error));
                           });
      return;
    }
    if (!closing_) return;
    busy_ = true;
    stream_->async_close(reason_,
                         [self = shared_from_this()](boost::beast::error_code) { self->busy_ = false; });
  }

  void written(bool failed) {
    busy_ = false;
    if (failed) {
      queue_.clear();
      return;
    }
    queue_.pop_front();
    write_next();
  }

  WsPtr stream_;
  std::deque<std::string> queue_;
  websocket::close_reason reason_;
  bool busy_ = false;
  bool closing_ = false;
};

std::shared_ptr<Outbox> outbox_of(const WsPtr& stream) {
  static std::mutex mutex;
  static std::map<const WsStream*, std::weak_ptr<Outbox>> outboxes;
  std::lock_guard lock(mutex);
  std::erase_if(outboxes, [](const auto& entry) { return entry.second.expired(); });
  auto& known = outboxes[stream.get()];
  auto outbox = known.lock();
  if (!outbox) {
    outbox = std::make_shared<Outbox>(stream);
    known = outbox;
  }
  return outbox;
}

}  // namespace

void write_text(const WsPtr& stream, std::string text) {
  if (!stream) return;
  boost::asio::post(stream->get_executor(), [outbox = outbox_of(stream), text = std::move(text)]() mutable {
    outbox->push(std::move(text));
  });
}

void close_stream(const WsPtr& stream, int code, const std::string& reason) {
  if (!stream) return;
  boost::asio::post(stream->get_executor(),
                    [outbox = outbox_of(stream), code, reason] { outbox->close(code, reason); });
}

}  // namespace netra::managers
