// packed.hpp - numbers, texts and lists as bytes, and back.
//
//   values  =>  PackedWriter  =>  bytes  =>  PackedReader  =>  the same values
//
// Little-endian, lengths before contents. What is read is not trusted: a length that does not fit makes the reader
// fail, which gives zeroes from then on and says so at the end; nothing is allocated for a length that the bytes cannot
// hold. Lists of numbers are copied as they lie, so that millions of them take milliseconds.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace ssot {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they lie");

class PackedWriter {
 public:
  template <std::integral T>
  void number(T value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void text(llvm::StringRef value) {
    number(static_cast<std::uint32_t>(value.size()));
    out_.append(value.data(), value.size());
  }
  template <std::integral T>
  void numbers(const std::vector<T>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    out_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void texts(const std::vector<std::string>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    for (const std::string& each : values) text(each);
  }
  // `write` each of a list.
  template <class T, class Write>
  void list(const std::vector<T>& values, const Write& write) {
    number(static_cast<std::uint64_t>(values.size()));
    for (const T& each : values) write(each);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class PackedReader {
 public:
  explicit PackedReader(llvm::StringRef bytes) : left_(bytes) {}

  template <std::integral T>
  T number() {
    T value{};
    if (left_.size() < sizeof(T)) return fail(), value;
    std::memcpy(&value, left_.data(), sizeof(T));
    left_ = left_.drop_front(sizeof(T));
    return value;
  }
  // As long as the bytes are there.
  llvm::StringRef text() {
    const auto size = number<std::uint32_t>();
    if (size > left_.size()) return fail(), llvm::StringRef();
    const llvm::StringRef value = left_.take_front(size);
    left_ = left_.drop_front(size);
    return value;
  }
  template <std::integral T>
  std::vector<T> numbers() {
    const auto count = number<std::uint64_t>();
    if (count > left_.size() / sizeof(T)) return fail(), std::vector<T>();
    std::vector<T> values(count);
    if (count != 0) std::memcpy(values.data(), left_.data(), count * sizeof(T));
    left_ = left_.drop_front(count * sizeof(T));
    return values;
  }
  std::vector<std::string> texts() {
    return list<std::string>(4, [&] { return text().str(); });
  }
  // `read` each of a list; of each there are `least` bytes or more.
  template <class T, class Read>
  std::vector<T> list(std::size_t least, const Read& read) {
    const auto count = number<std::uint64_t>();
    if (count > left_.size() / least) return fail(), std::vector<T>();
    std::vector<T> values;
    values.reserve(count);
    for (std::uint64_t i = 0; i < count && good_; ++i) values.push_back(read());
    return values;
  }
  llvm::StringRef rest() const { return left_; }
  bool good() const { return good_; }
  bool is_whole() const { return good_ && left_.empty(); }

 private:
  void fail() {
    good_ = false;
    left_ = {};
  }

  llvm::StringRef left_;
  bool good_ = true;
};

}  // namespace ssot
