// tls_transport.hpp - TLS as a transport that never blocks; the handshake happens within the first reads.
//
// OpenSSL works on the socket itself: Asio's ssl::stream would hold two buffers of 17 KB for each connection, and cut
// gathered writes into records of their own. One record of at most 16 KiB a write; one that the socket does not take
// at once is kept, for OpenSSL must be given the same bytes again. Threads: as Transport.
#pragma once

#include <memory>
#include <string>

#include "net/tls_context.hpp"
#include "net/transport.hpp"

namespace ssot::net {

class TlsTransport final : public Transport {
 public:
  TlsTransport(Socket socket, std::unique_ptr<SSL, TlsDeleter> tls);
  std::size_t read_some(boost::asio::mutable_buffer to, Error& ec) override;
  std::size_t write_some(std::span<const boost::asio::const_buffer> from, Error& ec) override;
  bool direct() const override { return false; }
  bool gathers() const override { return false; }
  bool holds_back() const override { return !pending_.empty(); }
  void end_writing() override;

 private:
  Error failed(int said);
  bool write_pending(Error& ec);

  std::unique_ptr<SSL, TlsDeleter> tls_;
  std::string pending_ = {};  ///< Taken, and not encrypted yet.
};

}  // namespace ssot::net
