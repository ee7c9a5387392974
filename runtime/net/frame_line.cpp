#include "net/frame_line.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace ssot::net {
namespace {

namespace asio = boost::asio;

constexpr std::size_t cork_size = 64 * 1024, record = 16 * 1024, small = 2048, most_buffers = 64;
constexpr std::size_t most_pongs = 32;

const wire::FrameHeader& no_header() {
  static const wire::FrameHeader none = [] {
    wire::FrameHeader header(wire::Opcode::text, 0);
    header.size = 0;
    return header;
  }();
  return none;
}

/// Gathers the bytes of frames as buffers: copies of the small ones, which stand beside each other, and the large.
class Gathering {
 public:
  explicit Gathering(bool many) : many_(many), limit_(many ? cork_size : record) {}

  /// False if no more can be taken; then it may have taken a part.
  bool add(std::string_view bytes) {
    if (many_ && bytes.size() > small) {
      if (count_ == most_buffers) return false;
      buffers_[count_++] = asio::buffer(bytes.data(), bytes.size());
      open_ = false;
      return true;
    }
    const std::size_t size = std::min(bytes.size(), limit_ - used_);
    if (size == 0) return bytes.empty();
    if (!open_ && count_ == most_buffers) return false;
    char* const to = cork().data() + used_;
    std::memcpy(to, bytes.data(), size);
    used_ += size;
    if (open_) {
      buffers_[count_ - 1] = asio::const_buffer(buffers_[count_ - 1].data(), buffers_[count_ - 1].size() + size);
    } else {
      buffers_[count_++] = asio::const_buffer(to, size);
      open_ = true;
    }
    return size == bytes.size();
  }
  std::span<const asio::const_buffer> buffers() const { return {buffers_.data(), count_}; }

 private:
  static std::array<char, cork_size>& cork() {
    thread_local std::array<char, cork_size> bytes;
    return bytes;
  }
  bool many_;
  std::size_t limit_, used_ = 0, count_ = 0;
  bool open_ = false;  ///< The last buffer is of the cork.
  std::array<asio::const_buffer, most_buffers> buffers_;
};

}  // namespace

void FrameLine::data(const wire::FrameHeader& header, Bytes payload) {
  items_.push_back({Kind::data, header, std::move(payload)});
}

void FrameLine::insert(Kind kind, std::string bytes) {
  auto at = items_.begin() + static_cast<std::ptrdiff_t>(first_ + (offset_ > 0 ? 1 : 0));
  while (at != items_.end() && at->kind != Kind::data) ++at;
  items_.insert(at, {kind, no_header(), std::make_shared<const std::string>(std::move(bytes))});
}

void FrameLine::control(std::string bytes) {
  insert(Kind::control, std::move(bytes));
}

void FrameLine::pong(std::string bytes) {
  const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first_ + (offset_ > 0 ? 1 : 0));
  const auto waits = [](const Item& item) { return item.kind == Kind::pong; };
  if (std::count_if(begin, items_.end(), waits) >= static_cast<std::ptrdiff_t>(most_pongs)) {
    items_.erase(std::find_if(begin, items_.end(), waits));
  }
  insert(Kind::pong, std::move(bytes));
}

void FrameLine::last(std::string bytes) {
  items_.push_back({Kind::control, no_header(), std::make_shared<const std::string>(std::move(bytes))});
}

void FrameLine::drop_data() {
  const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first_ + (offset_ > 0 ? 1 : 0));
  items_.erase(std::remove_if(begin, items_.end(), [](const Item& item) { return item.kind == Kind::data; }),
               items_.end());
}

void FrameLine::flush(Transport& transport, std::size_t& done, Transport::Error& ec) {
  while (!empty()) {
    Gathering gathering(transport.gathers());
    std::size_t skip = offset_;
    for (std::size_t i = first_; i < items_.size(); ++i) {
      const Item& item = items_[i];
      const std::string_view header = item.header.bytes();
      const std::size_t of_header = std::min<std::size_t>(skip, header.size());
      if (!gathering.add(header.substr(of_header))) break;
      if (!gathering.add(std::string_view(*item.payload).substr(skip - of_header))) break;
      skip = 0;
    }
    const std::size_t written = transport.write_some(gathering.buffers(), ec);
    advance(written, done);
    if (ec) return;
  }
}

void FrameLine::advance(std::size_t bytes, std::size_t& done) {
  for (;;) {
    if (empty()) {
      items_.clear();
      first_ = 0;
      return;
    }
    const std::size_t left = items_[first_].size() - offset_;
    if (bytes < left) {
      offset_ += bytes;
      return;
    }
    bytes -= left;
    if (items_[first_].kind == Kind::data) ++done;
    items_[first_].payload.reset();
    ++first_;
    offset_ = 0;
  }
}

}  // namespace ssot::net
