// Types and calls in the places that newer standards brought.
#include <compare>
#include <concepts>
#include <coroutine>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    std::suspend_never yield_value(one::Figure*) noexcept { return {}; }
    void return_value(int) {}
    void unhandled_exception() {}
  };
};
struct Waits {
  bool await_ready(one::Figure* = nullptr) { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  one::Figure& await_resume() { return *shape; }
  one::Figure* shape;
};

Task coroutine(one::Figure& shape) {
  co_yield &shape;
  one::Figure& given = co_await Waits{&shape};
  given.scale((co_await Waits{&shape}).extent());
  co_return shape.paint(1);
}

inline constexpr auto with_template = []<class T>(T* what, one::Figure& shape) -> one::Figure* {
  return what == nullptr ? &shape : nullptr;
};
inline const auto with_requires = [](auto& what) requires std::derived_from<std::remove_reference_t<decltype(what)>, one::Figure> {
  return 1;
};

struct Ordered {
  one::Figure* shape;
  std::strong_ordering operator<=>(const Ordered& other) const { return shape->extent() <=> other.shape->extent(); }
  bool operator==(const Ordered&) const = default;
};

using Either = std::variant<std::monostate, one::Figure*, std::function<int(one::Figure&)>>;
int visited(const Either& either) {
  if (const auto* shape = std::get_if<one::Figure*>(&either)) return (*shape)->extent();
  return std::visit(
      []<class T>(const T& what) {
        if constexpr (std::same_as<T, one::Figure*>) return what->extent();
        return 0;
      },
      either);
}

template <one::Figure* shape>
int by_value_parameter() {
  return shape->extent();
}
template <auto Method>
int by_method(one::Figure& shape) {
  return (shape.*Method)(1);
}
int called(one::Figure& shape) { return by_method<&one::Figure::paint>(shape); }

template <class... Shapes>
  requires(std::derived_from<Shapes, one::Figure> && ...)
int folded(Shapes&... shapes) {
  return (shapes.extent() + ... + 0);
}
int two(one::Figure& a, one::Figure& b) { return folded(a, b) + folded<one::Figure>(a); }

template <class T>
concept Drawn = requires(T& what) {
  { what.draw(1) } -> std::same_as<int>;
  requires !std::same_as<T, int>;
};
bool is_drawn() { return Drawn<old::Shape>; }

std::optional<std::vector<one::Figure>> many() { return std::vector<one::Figure>(3, one::Figure(1)); }
int sum() {
  int all = 0;
  for (auto shapes = many(); const one::Figure& each : *shapes) all += each.extent();
  return all;
}

consteval bool is_big() { return sizeof(one::Figure) > 1; }
static_assert(is_big());
inline one::Figure* const kept = nullptr;
[[nodiscard]] auto deleted(one::Figure* shape [[maybe_unused]]) -> void (*)(one::Figure&) { return nullptr; }

}  // namespace app
