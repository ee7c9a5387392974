// tls_context.hpp - the certificate of a listener, and what TLS is spoken with it. Over OpenSSL.
//
//   PEM files  =>  load  =>  context  =>  one Tls for each connection;  reload: for the next connections
//
// TLS 1.2 and 1.3, ALPN "http/1.1", forward secrecy and authenticated ciphers alone, no renegotiation, no compression.
// A reload that fails leaves what was. Threads: any.
#pragma once

#include <memory>
#include <mutex>

#include <ssot/listener.hpp>

typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_st SSL;

namespace ssot::net {

struct TlsDeleter {
  void operator()(SSL_CTX* context) const;
  void operator()(SSL* tls) const;
};

class TlsContext {
 public:
  /// Throws std::invalid_argument that names the file and what is wrong with it.
  explicit TlsContext(TlsOptions options);
  /// Reads the files anew; throws as the constructor does.
  void reload();
  /// For one connection, as a server.
  std::unique_ptr<SSL, TlsDeleter> fresh() const;

 private:
  std::shared_ptr<SSL_CTX> load() const;

  const TlsOptions options_;
  mutable std::mutex mutex_;
  std::shared_ptr<SSL_CTX> context_;
};

}  // namespace ssot::net
