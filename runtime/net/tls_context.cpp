#include "net/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

namespace ssot::net {
namespace {

[[noreturn]] void refuse(const std::string& file, const char* what) {
  std::array<char, 256> text{};
  ERR_error_string_n(ERR_peek_last_error(), text.data(), text.size());
  ERR_clear_error();
  throw std::invalid_argument("Listener: tls: '" + file + "' " + what + ": " + text.data());
}

int choose_protocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
  static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  const int said = SSL_select_next_proto(&chosen, size, ours.data(), ours.size(), offered, offered_size);
  *out = chosen;
  return said == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;  // RFC 7301 section 3.2
}

}  // namespace

void TlsDeleter::operator()(SSL_CTX* context) const {
  SSL_CTX_free(context);
}

void TlsDeleter::operator()(SSL* tls) const {
  SSL_free(tls);
}

TlsContext::TlsContext(TlsOptions options) : options_(std::move(options)), context_(load()) {}

std::shared_ptr<SSL_CTX> TlsContext::load() const {
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), TlsDeleter());
  if (!context) throw std::bad_alloc();
  SSL_CTX* const made = context.get();
  SSL_CTX_set_min_proto_version(made, TLS1_2_VERSION);
  SSL_CTX_set_options(made, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(made, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_cipher_list(made, "ECDHE+AESGCM:ECDHE+CHACHA20");  // of TLS 1.2; those of 1.3 are all of this kind
  SSL_CTX_set_alpn_select_cb(made, choose_protocol, nullptr);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(made, options_.certificate_chain.c_str()) != 1) {
    refuse(options_.certificate_chain, "is no certificate chain in PEM");
  }
  if (SSL_CTX_use_PrivateKey_file(made, options_.private_key.c_str(), SSL_FILETYPE_PEM) != 1) {
    refuse(options_.private_key, "is no private key in PEM for the certificate");
  }
  return context;
}

void TlsContext::reload() {
  auto fresh = load();
  const std::lock_guard lock(mutex_);
  context_.swap(fresh);
}

std::unique_ptr<SSL, TlsDeleter> TlsContext::fresh() const {
  const std::shared_ptr<SSL_CTX> context = [&] {
    const std::lock_guard lock(mutex_);
    return context_;
  }();
  std::unique_ptr<SSL, TlsDeleter> tls(SSL_new(context.get()));  // holds the context itself
  if (!tls) throw std::bad_alloc();
  SSL_set_accept_state(tls.get());
  return tls;
}

}  // namespace ssot::net
