// upgrade_answer.hpp - what an upgrade request is answered (RFC 6455 section 4.2.2, RFC 7692 section 5 and 7.1). Pure.
//
//   request + subprotocol + whether to compress  =>  101 and what was agreed, or why not
//
// Of permessage-deflate the first offer that can be kept is taken, always without context takeover on both sides
// (deflate.hpp says why). An offer that asks for what is not known, or for a window that zlib does not have, is passed
// over; without any other the connection goes uncompressed.
#pragma once

#include <optional>
#include <string>

#include <ssot/beast_stream.hpp>

namespace ssot::wire {

struct Compression {
  int server_bits = 15;  ///< The window that the client can read.
  bool operator==(const Compression&) const = default;
};

struct UpgradeAnswer {
  unsigned status = 101;
  std::string bytes = {};  ///< The whole response.
  std::optional<Compression> compression = {};
};

/// `subprotocol` may be null.
UpgradeAnswer answer_upgrade(const UpgradeRequest& request, const char* subprotocol, bool compress);

}  // namespace ssot::wire
