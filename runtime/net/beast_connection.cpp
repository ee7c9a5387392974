#include "net/beast_connection.hpp"

#include "net/stream_writer.hpp"

namespace ssot::net {

void BeastConnection::start(std::shared_ptr<Feed> feed) {
  writer_ = std::make_shared<StreamWriter>(stream_, std::move(feed), write_limit_);
  writer_->open();
}

void BeastConnection::wake() {
  writer_->wake();
}

void BeastConnection::finish(std::chrono::milliseconds limit) {
  writer_->finish(limit);
}

}  // namespace ssot::net
