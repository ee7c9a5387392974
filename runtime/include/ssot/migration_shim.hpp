// migration_shim.hpp - what the compatibility headers that `ssot shim` writes are made of.
//
//   legacy call  =>  shim (one statement)  =>  canonical accessor  =>  the one manager
//                                          =>  unforwarded(entity, why)  =>  counted, logged once
//
// Needs the standard library alone, so that shims of any concept can use it. Thread-safe.
// Rejected: these as macros or repeated in each shim (a shim is to hold no logic, not even small one).
#pragma once

#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// Legacy entities are deprecated with the new name; define SSOT_SHIM_NO_DEPRECATED where warnings are
/// errors.
#if defined(SSOT_SHIM_NO_DEPRECATED)
#define SSOT_DEPRECATED(text)
#else
#define SSOT_DEPRECATED(text) [[deprecated(text)]]
#endif

/// Between these a shim may name its own deprecated entities without a warning.
#define SSOT_SHIM_BEGIN \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
#define SSOT_SHIM_END _Pragma("GCC diagnostic pop")

namespace ssot::migration {

namespace detail {

struct Unforwarded {
  std::mutex mutex;
  std::map<std::string, std::uint64_t, std::less<>> counts;
};

// Never destroyed: a shim may be called while statics are.
inline Unforwarded& unforwarded_calls() {
  static auto* calls = new Unforwarded;
  return *calls;
}

}  // namespace detail

/// A legacy entity that has no canonical equivalent was used: counts it, and says so on stderr the first
/// time.
inline void unforwarded(std::string_view entity, std::string_view why) noexcept {
  try {
    detail::Unforwarded& calls = detail::unforwarded_calls();
    std::lock_guard lock(calls.mutex);
    if (++calls.counts[std::string(entity)] != 1) return;
    const std::string line = "ssot: " + std::string(entity) + " is not forwarded: " + std::string(why) + "\n";
    std::fputs(line.c_str(), stderr);
  } catch (...) {  // out of memory: the call itself goes on, as legacy code expects of it
  }
}

/// The same, and the legacy failure value.
template <class T>
T unforwarded(std::string_view entity, std::string_view why, std::type_identity_t<T> failure) {
  unforwarded(entity, why);
  return failure;
}

/// How often the entity was used in vain in this process.
inline std::uint64_t unforwarded_count(std::string_view entity) {
  detail::Unforwarded& calls = detail::unforwarded_calls();
  std::lock_guard lock(calls.mutex);
  auto found = calls.counts.find(entity);
  return found == calls.counts.end() ? 0 : found->second;
}

/// A future that holds its value already.
template <class T, class... Value>
std::future<T> ready(Value&&... value) {
  std::promise<T> promise;
  promise.set_value(std::forward<Value>(value)...);
  return promise.get_future();
}

/// A future that holds what `make` returns, or what it throws: where legacy code found an error when it opened the
/// future, it still does.
template <class T, class Make>
std::future<T> ready_from(Make&& make) {
  std::promise<T> promise;
  try {
    if constexpr (std::is_void_v<T>) {
      std::forward<Make>(make)();
      promise.set_value();
    } else {
      promise.set_value(std::forward<Make>(make)());
    }
  } catch (...) {
    promise.set_exception(std::current_exception());
  }
  return promise.get_future();
}

/// The one object of a shim class in the process, which legacy accessors hand out. It has no state; never
/// destroyed.
template <class Shim>
const std::shared_ptr<Shim>& shim_shared() {
  static const auto* shim = new std::shared_ptr<Shim>(std::make_shared<Shim>());
  return *shim;
}

template <class Shim>
Shim& shim_instance() {
  return *shim_shared<Shim>();
}

/// A legacy enumeration whose constants have other names now: converts to and from the canonical one.
template <class Canonical>
struct EnumShim {
  Canonical value{};

  constexpr EnumShim() = default;
  constexpr EnumShim(Canonical canonical) : value(canonical) {}
  constexpr operator Canonical() const { return value; }
  template <class Number>
    requires std::is_arithmetic_v<Number>
  constexpr explicit operator Number() const {
    return static_cast<Number>(value);
  }
};

}  // namespace ssot::migration
