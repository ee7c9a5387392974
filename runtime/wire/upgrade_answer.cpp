#include "wire/upgrade_answer.hpp"

#include <algorithm>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/detail/hybi13.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <utility>

namespace ssot::wire {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

// A window of 8 to 15 bits; 0 if it is none. No leading zeros (RFC 7692 section 7.1.2).
int window(beast::string_view text) {
  if (text == "8" || text == "9") return text[0] - '0';
  if (text.size() == 2 && text[0] == '1' && text[1] >= '0' && text[1] <= '5') return 10 + text[1] - '0';
  return 0;
}

struct Offer {
  std::optional<int> server_bits = {};
  bool server_alone = false, client_alone = false, client_bits = false;

  bool take(beast::string_view name, beast::string_view value) {
    if (name == "server_no_context_takeover") return value.empty() && !std::exchange(server_alone, true);
    if (name == "client_no_context_takeover") return value.empty() && !std::exchange(client_alone, true);
    if (name == "client_max_window_bits") {  // a hint; we can read what any window writes
      return (value.empty() || window(value) != 0) && !std::exchange(client_bits, true);
    }
    if (name != "server_max_window_bits" || server_bits) return false;
    server_bits = window(value);
    return *server_bits >= 9;
  }
};

// Up to the first comma that is not quoted.
beast::string_view first_of_list(beast::string_view list) {
  bool quoted = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '"') quoted = !quoted;
    if (list[i] == ',' && !quoted) return list.substr(0, i);
  }
  return list;
}

std::optional<Offer> acceptable(const UpgradeRequest& request) {
  const auto headers = request.equal_range(http::field::sec_websocket_extensions);
  for (auto header = headers.first; header != headers.second; ++header) {
    beast::string_view rest = header->value();
    while (!rest.empty()) {  // one at a time: Beast's list gives an offer without parameters those of the one before
      const beast::string_view one = first_of_list(rest);
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      for (const auto& extension : http::ext_list(one)) {
        if (!beast::iequals(extension.first, "permessage-deflate")) continue;
        Offer offer;
        if (std::all_of(extension.second.begin(), extension.second.end(),
                        [&](const auto& param) { return offer.take(param.first, param.second); }))
          return offer;
      }
    }
  }
  return std::nullopt;
}

UpgradeAnswer refusal(unsigned status, const char* reason, std::string text) {
  text += '\n';
  std::string bytes = "HTTP/1.1 " + std::to_string(status) + ' ' + reason +
                      "\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n";
  if (status == 426) bytes += "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  bytes += "Content-Length: " + std::to_string(text.size()) + "\r\n\r\n" + text;
  return {status, std::move(bytes)};
}

// 16 bytes in base64 (4.1).
bool is_key(beast::string_view key) {
  if (key.size() != 24 || key.substr(22) != "==") return false;
  return std::all_of(key.begin(), key.begin() + 22, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  });
}

}  // namespace

UpgradeAnswer answer_upgrade(const UpgradeRequest& request, const char* subprotocol, bool compress) {
  if (!beast::websocket::is_upgrade(request)) return refusal(400, "Bad Request", "this is no upgrade to WebSocket");
  if (request[http::field::sec_websocket_version] != "13") {
    return refusal(426, "Upgrade Required", "the version of WebSocket must be 13");
  }
  if (request.count(http::field::host) == 0) return refusal(400, "Bad Request", "the request has no Host");
  const beast::string_view key = request[http::field::sec_websocket_key];
  if (!is_key(key) || request.count(http::field::sec_websocket_key) > 1) {
    return refusal(400, "Bad Request", "Sec-WebSocket-Key must be 16 bytes in base64");
  }
  beast::websocket::detail::sec_ws_accept_type accept;
  beast::websocket::detail::make_sec_ws_accept(accept, key);
  UpgradeAnswer answer;
  answer.bytes = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
  answer.bytes.append(accept.data(), accept.size()).append("\r\n");
  if (subprotocol) answer.bytes.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
  if (const auto offer = compress ? acceptable(request) : std::nullopt) {
    answer.compression = Compression{offer->server_bits.value_or(15)};
    answer.bytes +=
        "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    if (offer->server_bits) answer.bytes += "; server_max_window_bits=" + std::to_string(*offer->server_bits);
    answer.bytes += "\r\n";
  }
  answer.bytes += "\r\n";
  return answer;
}

}  // namespace ssot::wire
