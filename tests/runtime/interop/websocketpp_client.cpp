// websocketpp_client.cpp - Debian's websocketpp against examples/echo_30_lines: fragments, ping, a big
// message, close codes. Ends with 0, or with 1 and what was wrong.
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_no_tls_client.hpp>

namespace {

using Client = websocketpp::client<websocketpp::config::asio_client>;
using Handle = websocketpp::connection_hdl;
namespace opcode = websocketpp::frame::opcode;

[[noreturn]] void fail(const std::string& why) {
  std::cerr << "websocketpp: " << why << std::endl;
  std::exit(1);
}
void expect(bool holds, const std::string& what) {
  if (!holds) fail(what);
}

/// One connection from open to closed. `step` is called when it is open and after each message.
class Talk {
 public:
  using Step = std::function<void(Talk&, int step, const std::string& received)>;
  Talk(std::uint16_t port, Step step) {
    client_.clear_access_channels(websocketpp::log::alevel::all);
    client_.clear_error_channels(websocketpp::log::elevel::all);
    client_.init_asio();
    client_.set_open_handler([this, step](Handle handle) {
      handle_ = handle;
      step(*this, steps_++, "");
    });
    client_.set_message_handler([this, step](Handle, const Client::message_ptr& message) {
      step(*this, steps_++, message->get_payload());
    });
    client_.set_pong_handler([this](Handle, const std::string& payload) { pong_ = payload; });
    client_.set_fail_handler([](Handle) { fail("the handshake failed"); });
    client_.set_close_handler(
        [this](Handle handle) { code_ = client_.get_con_from_hdl(handle)->get_remote_close_code(); });
    websocketpp::lib::error_code ec;
    const auto connection =
        client_.get_connection("ws://127.0.0.1:" + std::to_string(port) + "/?user=pp", ec);
    expect(!ec, "no connection: " + ec.message());
    client_.connect(connection);
    client_.set_timer(20000, [](const auto& error) {
      if (!error) fail("not done within 20 s");
    });
    while (code_ == 0) client_.run_one();
  }

  void send(const std::string& text) { client_.send(handle_, text, opcode::text); }
  void fragment(opcode::value kind, const std::string& part, bool last) {
    const auto message = client_.get_con_from_hdl(handle_)->get_message(kind, part.size());
    message->set_payload(part);
    message->set_fin(last);
    client_.send(handle_, message);
  }
  void ping(const std::string& payload) { client_.ping(handle_, payload); }
  void close(std::uint16_t code) { client_.close(handle_, code, "bye"); }
  const std::string& pong() const { return pong_; }
  int code() const { return code_; }

 private:
  Client client_;
  Handle handle_;
  int steps_ = 0;
  std::string pong_;
  int code_ = 0;
};

void conversation(Talk& talk, int step, const std::string& received) {
  const std::string big(65536, 'x');
  switch (step) {
    case 0:
      talk.fragment(opcode::text, "h", false);  // websocketpp itself refuses a boundary inside a character
      talk.ping("between fragments");
      return talk.fragment(opcode::continuation, "\xc3\xa4llo", true);
    case 1:
      expect(received == "h\xc3\xa4llo", "the fragments became " + received);
      expect(talk.pong() == "between fragments", "the pong says '" + talk.pong() + "'");
      return talk.send(big);
    case 2:
      expect(received == big, "the big message came back with " + std::to_string(received.size()));
      return talk.close(4321);
    default:
      fail("a message too many: " + received);
  }
}

}  // namespace

int main(int argc, char** argv) {
  expect(argc == 2, "usage: websocketpp_client PORT");
  const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  const Talk talk(port, conversation);
  expect(talk.code() == 4321, "our close was answered with " + std::to_string(talk.code()));
  const Talk rude(port, [](Talk& self, int, const std::string&) { self.send(std::string((16 << 20) + 1, 'x')); });
  expect(rude.code() == 1009, "a message above the limit was closed with " + std::to_string(rude.code()));
}
