#include "net/tls_transport.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/error.hpp>
#include <cerrno>
#include <cstdint>
#include <new>
#include <utility>

namespace ssot::net {
namespace {

namespace asio = boost::asio;

constexpr std::size_t tls_record = 16 * 1024;

int socket_of(BIO* bio) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

// As OpenSSL's own for sockets, but a peer that has gone is an error and not a signal (SIGPIPE).
int send_bytes(BIO* bio, const char* bytes, int size) {
  BIO_clear_retry_flags(bio);
  const ssize_t sent = ::send(socket_of(bio), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
  if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) BIO_set_retry_write(bio);
  return static_cast<int>(sent);
}

int receive_bytes(BIO* bio, char* bytes, int size) {
  BIO_clear_retry_flags(bio);
  const ssize_t got = ::recv(socket_of(bio), bytes, static_cast<std::size_t>(size), 0);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) BIO_set_retry_read(bio);
  return static_cast<int>(got);
}

long control(BIO*, int command, long, void*) {
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

const BIO_METHOD* method() {
  static BIO_METHOD* const made = [] {
    BIO_METHOD* fresh = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket without signals");
    if (!fresh) throw std::bad_alloc();
    BIO_meth_set_write(fresh, send_bytes);
    BIO_meth_set_read(fresh, receive_bytes);
    BIO_meth_set_ctrl(fresh, control);
    return fresh;
  }();
  return made;
}

}  // namespace

TlsTransport::TlsTransport(Socket socket, std::unique_ptr<SSL, TlsDeleter> tls)
    : Transport(std::move(socket)), tls_(std::move(tls)) {
  BIO* const bio = BIO_new(method());
  if (!bio) throw std::bad_alloc();
  BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(this->socket().native_handle())));
  BIO_set_init(bio, 1);
  SSL_set_bio(tls_.get(), bio, bio);  // owns it
}

Transport::Error TlsTransport::failed(int said) {
  switch (SSL_get_error(tls_.get(), said)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
      return asio::error::would_block;
    case SSL_ERROR_ZERO_RETURN:
      return asio::error::eof;
    default:
      return asio::error::connection_reset;
  }
}

std::size_t TlsTransport::read_some(asio::mutable_buffer to, Error& ec) {
  ERR_clear_error();
  std::size_t size = 0;
  const int said = SSL_read_ex(tls_.get(), to.data(), to.size(), &size);
  ec = said == 1 ? Error() : failed(said);
  return said == 1 ? size : 0;
}

// Whether nothing is kept back any more.
bool TlsTransport::write_pending(Error& ec) {
  if (pending_.empty()) return true;
  ERR_clear_error();
  std::size_t size = 0;
  const int said = SSL_write_ex(tls_.get(), pending_.data(), pending_.size(), &size);
  if (said != 1) {
    ec = failed(said);
    return false;
  }
  std::string().swap(pending_);
  return true;
}

std::size_t TlsTransport::write_some(std::span<const asio::const_buffer> from, Error& ec) {
  ec = {};
  if (!write_pending(ec) || from.empty() || from[0].size() == 0) return 0;
  const auto* const bytes = static_cast<const char*>(from[0].data());
  const std::size_t wanted = std::min(from[0].size(), tls_record);
  ERR_clear_error();
  std::size_t size = 0;
  const int said = SSL_write_ex(tls_.get(), bytes, wanted, &size);
  if (said == 1) return size;
  const Error why = failed(said);
  if (why != asio::error::would_block) {
    ec = why;
    return 0;
  }
  pending_.assign(bytes, wanted);
  return wanted;
}

void TlsTransport::end_writing() {
  ERR_clear_error();
  if (SSL_is_init_finished(tls_.get()) != 0) SSL_shutdown(tls_.get());  // says so to the peer, and does not wait
  ERR_clear_error();
  Transport::end_writing();
}

}  // namespace ssot::net
