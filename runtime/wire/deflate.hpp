// deflate.hpp - one message compressed, and one decompressed (RFC 7692 section 7.2), each by itself.
//
//   bytes  =>  deflated  =>  payload with RSV1        payload  =>  inflated (to a limit)  =>  bytes
//
// No context is kept between messages: so the state is one per thread and not one per connection (zlib takes 268 KB to
// write and 44 KB to read), and what is compressed once is the same for all who read it. The price is that small
// messages compress less well. Rejected: Beast's own zlib, which in 1.81 fails on valid input, and context takeover,
// whose memory a stranger decides. Threads: any; the state is thread_local.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ssot::wire {

/// What a client may ask a server's window to be. zlib has no raw window of 8 bits.
inline constexpr int smallest_window = 9, largest_window = 15;

/// `window_bits` from smallest_window to largest_window, `level` from 1 (quick) to 9 (small). Throws std::bad_alloc.
std::string deflated(std::string_view bytes, int window_bits, int level);

enum class Inflated { ok, corrupt, too_large };
/// Replaces `bytes` by what they were before; at most `limit`. Throws std::bad_alloc.
Inflated inflate(std::string& bytes, std::size_t limit);

}  // namespace ssot::wire
