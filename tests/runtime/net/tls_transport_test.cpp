// TLS of a listener, against Beast's client over Asio's ssl::stream.
#include "net/tls_transport.hpp"

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <boost/asio/ssl.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/asio/connect.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/quiet_log.hpp"
#include "support/test_client.hpp"

namespace ssot {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;
namespace ssl = asio::ssl;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using support::eventually;
using tcp = asio::ip::tcp;

/// A certificate of our own, made by the openssl command.
class TlsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("ssot_tls_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    make_certificate("first.example");
    ListenerOptions options;
    options.tls = TlsOptions{chain(), key()};
    options.message_limit = 4 << 20;
    options.authenticate = [](const HandshakeRequest&) -> Admission { return Identity{UserId{"ada"}}; };
    options.on_message = [this](const ConnectionId& from, Payload message) {
      manager_->send_raw(Target::connection(from), std::move(message)).or_report();
    };
    listener_ = Listener::start(manager_, options);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string chain() const { return (folder_ / "chain.pem").string(); }
  std::string key() const { return (folder_ / "key.pem").string(); }
  void make_certificate(const std::string& name) const {
    const std::string command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" + name +
                                " -keyout " + key() + " -out " + chain() + " 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0) << "needs the openssl command";
  }

  struct Client {
    explicit Client(std::uint16_t port, int most = 0, const std::string& protocol = "http/1.1") : stream(context, tls) {
      SSL* const handle = stream.next_layer().native_handle();
      if (most != 0) SSL_set_max_proto_version(handle, most);
      const std::string list = static_cast<char>(protocol.size()) + protocol;
      SSL_set_alpn_protos(handle, reinterpret_cast<const unsigned char*>(list.data()),
                          static_cast<unsigned>(list.size()));
      beast::get_lowest_layer(stream).connect({asio::ip::make_address("127.0.0.1"), port});
      stream.next_layer().handshake(ssl::stream_base::client, ec);
      if (!ec) stream.handshake("localhost", "/", ec);
      stream.read_message_max(8 << 20);
    }
    std::string subject() {
      X509* const certificate = SSL_get1_peer_certificate(stream.next_layer().native_handle());
      char text[100] = "";
      X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, text, sizeof text);
      X509_free(certificate);
      return text;
    }
    std::string echoed(const std::string& text) {
      stream.binary(true);
      stream.write(asio::buffer(text));
      beast::flat_buffer buffer;
      stream.read(buffer);
      return beast::buffers_to_string(buffer.data());
    }
    asio::io_context context;
    ssl::context tls{ssl::context::tls_client};
    websocket::stream<beast::ssl_stream<tcp::socket>> stream;
    beast::error_code ec;
  };

  support::QuietLog log_;
  fs::path folder_;
  std::shared_ptr<WebSocketManager> manager_ = WebSocketManager::create({.message_limit = 4 << 20});
  std::unique_ptr<Listener> listener_;
};

TEST_F(TlsTest, MessagesOfEachSizeComeBackAndTheCloseIsProper) {
  for (const int most : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    Client client(listener_->port(), most);
    ASSERT_FALSE(client.ec) << client.ec.message();
    for (const std::size_t size : {0u, 1u, 16383u, 16384u, 16385u, 100000u, 4u << 20}) {
      const std::string text(size, static_cast<char>('a' + size % 26));
      EXPECT_TRUE(client.echoed(text) == text) << size;
    }
    const unsigned char* chosen = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(client.stream.next_layer().native_handle(), &chosen, &length);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(chosen), length), "http/1.1");
    client.stream.close(websocket::close_code::normal, client.ec);
    EXPECT_FALSE(client.ec) << client.ec.message();
  }
}

TEST_F(TlsTest, OldVersionsAndOtherProtocolsAreRefused) {
  EXPECT_TRUE(Client(listener_->port(), TLS1_1_VERSION).ec);
  EXPECT_TRUE(Client(listener_->port(), 0, "h2").ec);
  support::RawClient plain(listener_->port());
  plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(plain.read_all().has_value()) << "who speaks no TLS is cut";
  EXPECT_FALSE(Client(listener_->port()).ec) << "and the next one comes in";
}

TEST_F(TlsTest, APeerThatReadsLateGetsEverythingInOrder) {
  Client client(listener_->port());
  ASSERT_FALSE(client.ec);
  ASSERT_TRUE(eventually([&] { return manager_->online(UserId{"ada"}); }));
  for (int n = 0; n < 300; ++n) {
    EXPECT_TRUE(manager_->send(Target::user(UserId{"ada"}), std::to_string(n) + std::string(2500, 'x')).accepted());
  }
  for (int n = 0; n < 300; ++n) {
    beast::flat_buffer buffer;
    client.stream.read(buffer);
    ASSERT_TRUE(beast::buffers_to_string(buffer.data()) == '"' + std::to_string(n) + std::string(2500, 'x') + '"') << n;
  }
}

TEST_F(TlsTest, AReloadIsForTheNextConnectionsAndOneThatFailsChangesNothing) {
  Client before(listener_->port());
  EXPECT_EQ(before.subject(), "first.example");
  make_certificate("second.example");
  listener_->reload_certificates();
  EXPECT_EQ(Client(listener_->port()).subject(), "second.example");
  EXPECT_EQ(before.echoed("still here"), "still here");
  std::ofstream(chain()) << "no certificate";
  EXPECT_THROW(listener_->reload_certificates(), std::invalid_argument);
  EXPECT_EQ(Client(listener_->port()).subject(), "second.example");
}

TEST_F(TlsTest, FilesThatDoNotDoAreRefusedByName) {
  ListenerOptions options;
  options.authenticate = [](const HandshakeRequest&) -> Admission { return Identity{UserId{"ada"}}; };
  options.tls = TlsOptions{"/nowhere/chain.pem", key()};
  try {
    Listener::start(manager_, options);
    FAIL();
  } catch (const std::invalid_argument& wrong) {
    EXPECT_NE(std::string(wrong.what()).find("/nowhere/chain.pem"), std::string::npos);
  }
  options.tls = TlsOptions{chain(), chain()};
  EXPECT_THROW(Listener::start(manager_, options), std::invalid_argument);
}

}  // namespace
}  // namespace ssot
