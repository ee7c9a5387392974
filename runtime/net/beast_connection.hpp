// beast_connection.hpp - a stream that the application has upgraded and keeps reading; only written to here.
#pragma once

#include <chrono>
#include <memory>

#include <ssot/beast_stream.hpp>
#include <ssot/connection.hpp>

namespace ssot::net {

class StreamWriter;

class BeastConnection final : public Connection {
 public:
  BeastConnection(BeastStreamPtr stream, Wire wire, std::chrono::milliseconds write_limit)
      : stream_(std::move(stream)), wire_(wire), write_limit_(write_limit) {}
  Wire wire() const noexcept override { return wire_; }
  void start(std::shared_ptr<Feed> feed) override;
  void wake() override;
  void finish(std::chrono::milliseconds limit) override;

 private:
  BeastStreamPtr stream_;
  Wire wire_;
  std::chrono::milliseconds write_limit_;
  std::shared_ptr<StreamWriter> writer_ = {};
};

}  // namespace ssot::net
