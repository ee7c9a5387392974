#include "net/transport.hpp"

#include <utility>

namespace ssot::net {

Transport::Transport(Socket socket) : socket_(std::move(socket)) {
  Error ignored;  // a socket that refuses fails at its first read
  socket_.non_blocking(true, ignored);
  socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
}

std::size_t Transport::read_some(boost::asio::mutable_buffer to, Error& ec) {
  return socket_.read_some(to, ec);
}

std::size_t Transport::write_some(std::span<const boost::asio::const_buffer> from, Error& ec) {
  return socket_.write_some(from, ec);
}

void Transport::end_writing() {
  Error ignored;  // the peer may have gone
  socket_.shutdown(Socket::shutdown_send, ignored);
}

void Transport::close() {
  Error ignored;  // closed is what we want
  socket_.close(ignored);
}

}  // namespace ssot::net
