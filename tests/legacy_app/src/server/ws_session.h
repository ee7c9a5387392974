// ws_session.h - the read loop of one WebSocket. Reads only; all writing is the managers'.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>

#include "netra/server/endpoint.h"

namespace netra::server {

class WsSession : public std::enable_shared_from_this<WsSession> {
 public:
  using Request = boost::beast::http::request<boost::beast::http::string_body>;

  WsSession(boost::beast::tcp_stream stream, Endpoint& endpoint, std::string user_id, std::string thread_id);

  // Answers the upgrade and reads until the peer goes. `gone` is called once, at the end.
  void run(Request request, std::function<void()> gone);
  // The server goes; may be called from any thread.
  void go_away();

 private:
  void accepted(bool failed);
  void read_next();
  void end(int code, const std::string& reason);

  Endpoint& endpoint_;
  Peer peer_;
  boost::beast::flat_buffer buffer_;
  std::function<void()> gone_;
  bool open_ = false;
};

}  // namespace netra::server
