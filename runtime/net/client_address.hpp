// client_address.hpp - where a request comes from, if proxies that the program has declared stand between.
//
//   socket's peer + X-Forwarded-For + trusted proxies  =>  the client's address
//
// A header says what its sender likes. So it counts only as far as those who added to it are trusted: from its end
// on, each entry that is a trusted proxy is passed over, and the first that is none is the client. Rejected: the
// first entry of the header (the client writes that one itself). Pure.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::net {

/// "10.0.0.7", "10.0.0.0/8", "::1", "fd00::/8".
struct Network {
  boost::asio::ip::address_v6 base;  ///< Addresses of version 4 as mapped ones.
  unsigned bits = 128;
  bool contains(const boost::asio::ip::address& address) const;
};

/// Nothing if `text` is no address and no network.
std::optional<Network> network(std::string_view text);

/// `forwarded_for` is the header, joined if there are several; "" without. What is no address ends the walk.
boost::asio::ip::address client_address(const boost::asio::ip::address& peer, std::string_view forwarded_for,
                                        const std::vector<Network>& trusted);

/// By what an address is counted: itself, and in version 6 its network of 64 bits, of which one host has all.
std::string counted_as(const boost::asio::ip::address& address);

}  // namespace ssot::net
