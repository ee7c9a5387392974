// beast_stream.hpp - names Beast's types without including their implementation.
//
// A program that creates such streams includes <boost/beast/websocket.hpp> itself; one that only passes them
// on compiles without.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream_fwd.hpp>
#include <memory>

namespace ssot {

using BeastStream = boost::beast::websocket::stream<boost::beast::tcp_stream>;
using BeastStreamPtr = std::shared_ptr<BeastStream>;
/// The HTTP request that asked for the upgrade (RFC 6455 §4.2.1).
using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

}  // namespace ssot
