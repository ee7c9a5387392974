// transport.hpp - a byte stream that never blocks: TCP, or TLS over it (tls_transport.hpp).
//
//   readable → read_some … would_block → wait           write_some … would_block → wait
//
// Readiness instead of Asio's completions: so what is read goes into one buffer of the thread instead of one of each
// connection, and what is written goes out in the call that has made it. Waiting is socket().async_wait. Threads: used
// on the socket's executor.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <memory>
#include <span>

namespace ssot::net {

class Transport {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  using Error = boost::system::error_code;

  explicit Transport(Socket socket);
  virtual ~Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// At least one byte, or `ec`: would_block, eof, or what went wrong.
  virtual std::size_t read_some(boost::asio::mutable_buffer to, Error& ec);
  /// As many bytes of the buffers as go, in their order.
  virtual std::size_t write_some(std::span<const boost::asio::const_buffer> from, Error& ec);
  /// Whether the bytes of the socket are those that are read.
  virtual bool direct() const { return true; }
  /// Whether it takes many buffers at once; otherwise it looks at the first alone.
  virtual bool gathers() const { return true; }
  /// What write_some took that is still here.
  virtual bool holds_back() const { return false; }
  /// Says that nothing follows.
  virtual void end_writing();
  void close();
  Socket& socket() { return socket_; }

 private:
  Socket socket_;
};

}  // namespace ssot::net
