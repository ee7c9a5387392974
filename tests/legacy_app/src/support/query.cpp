#include "netra/support/query.h"

#include <cctype>
#include <sstream>

namespace netra {
namespace {

std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto is_hex = [&](std::size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at]));
    };
    if (text[i] == '%' && is_hex(i + 1) && is_hex(i + 2)) {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

}  // namespace

std::string RequestTarget::param(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? "" : found->second;
}

RequestTarget parse_target(const std::string& target) {
  RequestTarget parsed;
  const auto question = target.find('?');
  parsed.path = decoded(target.substr(0, question));
  if (question == std::string::npos) return parsed;
  std::istringstream pairs(target.substr(question + 1));
  for (std::string pair; std::getline(pairs, pair, '&');) {
    const auto equals = pair.find('=');
    const std::string value = equals == std::string::npos ? "" : pair.substr(equals + 1);
    parsed.query[decoded(pair.substr(0, equals))] = decoded(value);
  }
  return parsed;
}

}  // namespace netra
