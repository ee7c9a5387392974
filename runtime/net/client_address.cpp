#include "net/client_address.hpp"

#include <algorithm>
#include <charconv>

namespace ssot::net {
namespace {

namespace ip = boost::asio::ip;

ip::address_v6 mapped(const ip::address& address) {
  return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
}

// A mapped address is the one of version 4 that it stands for.
ip::address plain(const ip::address& address) {
  const bool is_mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return is_mapped ? ip::address(ip::make_address_v4(ip::v4_mapped, address.to_v6())) : address;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<ip::address> address_of(std::string_view text) {
  boost::system::error_code wrong;
  const auto address = ip::make_address(std::string(text), wrong);
  if (wrong) return std::nullopt;
  return plain(address);
}

}  // namespace

bool Network::contains(const ip::address& address) const {
  const auto mine = base.to_bytes(), other = mapped(address).to_bytes();
  for (unsigned bit = 0; bit < bits; bit += 8) {
    const unsigned rest = std::min(8u, bits - bit);
    const auto mask = static_cast<unsigned char>(0xFF00u >> rest);
    if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::optional<Network> network(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = address_of(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned most = address->is_v4() ? 32 : 128;
  unsigned bits = most;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (wrong != std::errc{} || end != digits.data() + digits.size() || bits > most) return std::nullopt;
  }
  return Network{mapped(*address), bits + 128 - most};
}

ip::address client_address(const ip::address& peer, std::string_view forwarded_for,
                           const std::vector<Network>& trusted) {
  ip::address client = plain(peer);
  const auto is_trusted = [&](const ip::address& address) {
    return std::any_of(trusted.begin(), trusted.end(), [&](const Network& n) { return n.contains(address); });
  };
  while (is_trusted(client) && !forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    const bool last = comma == std::string_view::npos;
    const auto before = address_of(trimmed(last ? forwarded_for : forwarded_for.substr(comma + 1)));
    if (!before) break;
    client = *before;
    forwarded_for = last ? std::string_view() : forwarded_for.substr(0, comma);
  }
  return client;
}

std::string counted_as(const ip::address& address) {
  const ip::address counted = plain(address);
  if (counted.is_v4()) return counted.to_string();
  auto bytes = counted.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::address_v6(bytes).to_string() + "/64";
}

}  // namespace ssot::net
