#include "wire/deflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace ssot::wire {
namespace {

constexpr std::string_view tail("\0\0\xff\xff", 4);  // of an empty stored block: what a sender leaves out (7.2.1)

Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib does not write there
}

struct Deflater {
  explicit Deflater(int window_bits) {
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  z_stream stream{};
};

Deflater& deflater(int window_bits) {
  thread_local std::array<std::unique_ptr<Deflater>, largest_window + 1> by_bits;
  auto& one = by_bits.at(static_cast<std::size_t>(window_bits));
  if (!one) one = std::make_unique<Deflater>(window_bits);
  return *one;
}

struct Inflater {
  Inflater() {
    if (inflateInit2(&stream, -largest_window) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream stream{};
};

// Feeds `input`; what comes out is appended to `plain`, which may be longer than `size`.
Inflated feed(z_stream& stream, std::string_view input, std::string& plain, std::size_t& size, std::size_t limit) {
  stream.next_in = bytes_of(input);
  stream.avail_in = static_cast<uInt>(input.size());
  for (;;) {
    if (size == plain.size()) {
      if (size > limit) return Inflated::too_large;
      plain.resize(std::min(limit + 1, std::max<std::size_t>(1024, size * 2)));
    }
    stream.next_out = reinterpret_cast<Bytef*>(plain.data() + size);
    stream.avail_out = static_cast<uInt>(std::min<std::size_t>(plain.size() - size, 1u << 30));
    const uInt room = stream.avail_out;
    const int said = ::inflate(&stream, Z_NO_FLUSH);
    size += room - stream.avail_out;
    if (size > limit) return Inflated::too_large;
    if (said == Z_STREAM_END) {  // a block marked as the last: others may follow it all the same (7.2.3.4)
      if (inflateResetKeep(&stream) != Z_OK) return Inflated::corrupt;
    } else if (said != Z_OK && said != Z_BUF_ERROR) {
      return Inflated::corrupt;
    }
    if (stream.avail_in == 0 && stream.avail_out > 0) return Inflated::ok;
    if (said == Z_BUF_ERROR && stream.avail_out > 0) return Inflated::corrupt;
  }
}

}  // namespace

std::string deflated(std::string_view bytes, int window_bits, int level) {
  z_stream& stream = deflater(std::clamp(window_bits, smallest_window, largest_window)).stream;
  deflateReset(&stream);
  stream.next_out = nullptr;  // nothing was written: a change of level needs no room
  deflateParams(&stream, std::clamp(level, 1, 9), Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 16, '\0');
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_SYNC_FLUSH);
  packed.resize(packed.size() - stream.avail_out);
  if (packed.ends_with(tail)) packed.resize(packed.size() - tail.size());
  return packed;
}

Inflated inflate(std::string& bytes, std::size_t limit) {
  thread_local Inflater inflater;
  z_stream& stream = inflater.stream;
  if (inflateReset(&stream) != Z_OK) return Inflated::corrupt;
  std::string plain;
  plain.resize(std::min(limit + 1, std::max<std::size_t>(256, bytes.size() * 4)));
  std::size_t size = 0;
  for (const std::string_view part : {std::string_view(bytes), tail}) {
    const Inflated said = feed(stream, part, plain, size, limit);
    if (said != Inflated::ok) return said;
  }
  if ((stream.data_type & 128) == 0) return Inflated::corrupt;  // it ends within a block
  plain.resize(size);
  if (plain.capacity() > 2 * size + 64) plain.shrink_to_fit();
  bytes = std::move(plain);
  return Inflated::ok;
}

}  // namespace ssot::wire
