// ws_types.h - the stream and JSON types that every part of the server shares.
//
// Beast is heavy (about ten seconds per translation unit), so only the names are declared here; the files
// that touch a stream include Beast themselves: src/server/listener.cpp, src/server/ws_session.cpp,
// src/managers/stream_writer.cpp.
#pragma once

#include <boost/beast/websocket/stream_fwd.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace boost::asio {
class any_io_executor;
namespace ip {
class tcp;
}
}  // namespace boost::asio

namespace boost::beast {
template <class Protocol, class Executor, class RatePolicy>
class basic_stream;
class unlimited_rate_policy;
}  // namespace boost::beast

// The same type as boost::beast::websocket::stream<boost::beast::tcp_stream>, spelled out so that it can be
// forward declared; ws_session.cpp checks that with a static_assert.
using WsStream = boost::beast::websocket::stream<boost::beast::basic_stream<
    boost::asio::ip::tcp, boost::asio::any_io_executor, boost::beast::unlimited_rate_policy>>;
using WsPtr = std::shared_ptr<WsStream>;
using json = nlohmann::json;
