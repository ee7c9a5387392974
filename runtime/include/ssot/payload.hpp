// payload.hpp - a message as the bytes that it is on the wire: what a client sent, and what is sent as it is.
//
//   client  =>  on_message(id, Payload)          Payload  =>  send_raw, broadcast_raw  =>  clients
//
// A handler that takes a std::string gets the bytes alone. Values only.
#pragma once

#include <string>
#include <utility>

namespace ssot {

struct Payload {
  enum class Kind {
    text,    ///< UTF-8.
    binary,  ///< Any bytes.
    json,    ///< JSON text already. Whoever says so answers for it: only that it is UTF-8 is checked.
  };

  Payload(std::string of, Kind is = Kind::text) : bytes(std::move(of)), kind(is) {}
  operator std::string() && { return std::move(bytes); }
  operator const std::string&() const& { return bytes; }

  std::string bytes;
  Kind kind;
};

}  // namespace ssot
