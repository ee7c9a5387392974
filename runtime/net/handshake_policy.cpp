#include "net/handshake_policy.hpp"

#include <algorithm>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <utility>

#include "net/client_address.hpp"

namespace ssot {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Percent-decoded, '+' as a space; a '%' that begins no escape stands for itself.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (escape) {
      plain += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      plain += text[i] == '+' ? ' ' : text[i];
    }
  }
  return plain;
}

}  // namespace

HandshakeRequest::HandshakeRequest(const UpgradeRequest& request, std::string remote_address)
    : request_(request), remote_address_(std::move(remote_address)) {
  const std::string target(request.target().data(), request.target().size());
  const std::size_t mark = target.find('?');
  path_ = target.substr(0, mark);
  if (mark != std::string::npos) query_ = target.substr(mark + 1);
}

std::optional<std::string> HandshakeRequest::header(std::string_view name) const {
  const auto found = request_.find(boost::beast::string_view(name.data(), name.size()));
  if (found == request_.end()) return std::nullopt;
  return std::string(found->value().data(), found->value().size());
}

std::optional<std::string> HandshakeRequest::query(std::string_view name) const {
  std::string_view rest = query_;
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (decoded(pair.substr(0, equals)) != name) continue;
    return decoded(pair.substr(std::min(pair.size(), equals + 1)));
  }
  return std::nullopt;
}

Admission Admission::refuse(unsigned status, std::string text) {
  Admission admission;
  admission.status_ = status >= 400 && status <= 599 ? status : 403;
  admission.text_ = std::move(text);
  return admission;
}

namespace net {
namespace {

namespace http = boost::beast::http;

HandshakeAnswer answer(unsigned status, std::string body) {
  return {std::nullopt, status, std::move(body) + "\n"};
}

bool allowed_origin(const HandshakeRequest& request, const ListenerOptions& options) {
  if (options.origins.empty()) return true;
  const auto origin = request.header("Origin");
  if (!origin) return options.allow_missing_origin;
  return std::find(options.origins.begin(), options.origins.end(), *origin) != options.origins.end();
}

HandshakeAnswer ready_answer(const Readiness& readiness) {
  HandshakeAnswer result =
      answer(readiness.ok ? 200 : 503,
             readiness.detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  result.json = true;
  result.retry = !readiness.ok;
  return result;
}

AddressLimits::Entrance enter(const boost::asio::ip::address& client, const HandshakeHooks& hooks) {
  if (!hooks.addresses) return {};
  return hooks.addresses->enter(counted_as(client), std::chrono::steady_clock::now());
}

}  // namespace

HandshakeAnswer judge(const UpgradeRequest& request, const boost::asio::ip::address& client,
                      const ListenerOptions& options, const HandshakeHooks& hooks) {
  const HandshakeRequest asked(request, client.to_string());
  const bool upgrade = boost::beast::websocket::is_upgrade(request);
  if (!upgrade) {
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
      return answer(405, "only GET is answered here");
    }
    if (asked.path() == "/healthz") return answer(200, "ok");
    if (asked.path() == "/readyz") return ready_answer(hooks.readiness());
    if (asked.path() == "/metrics" && options.metrics && hooks.metrics) {
      return {std::nullopt, 200, hooks.metrics()};
    }
    return answer(426, "this is a WebSocket endpoint, ask for an upgrade");
  }
  if (!hooks.readiness().ok) {
    HandshakeAnswer result = answer(503, "not ready, come back");
    result.retry = true;
    return result;
  }
  if (!allowed_origin(asked, options)) return answer(403, "this origin is not allowed");
  AddressLimits::Entrance entrance = enter(client, hooks);
  if (entrance.verdict != AddressLimits::Verdict::welcome) {
    const bool fast = entrance.verdict == AddressLimits::Verdict::too_fast;
    HandshakeAnswer result =
        answer(429, fast ? "too many attempts from this address" : "too many connections from this address");
    result.retry = true;
    return result;
  }
  try {
    const Admission admission = options.authenticate(asked);
    if (!admission.identity()) return answer(admission.status(), admission.text());
    HandshakeAnswer result{admission.identity()};
    result.lease = std::move(entrance.lease);
    return result;
  } catch (...) {
    hooks.callback_failed("authenticate", std::current_exception());
    return answer(500, "could not check who you are");
  }
}

}  // namespace net
}  // namespace ssot
