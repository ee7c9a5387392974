// Types and calls in the places that newer standards brought.
#include <compare>
#include <concepts>
#include <coroutine>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "old/shape.h"

namespace app {

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    std::suspend_never yield_value(old::Shape*) noexcept { return {}; }
    void return_value(int) {}
    void unhandled_exception() {}
  };
};
struct Waits {
  bool await_ready(old::Shape* = nullptr) { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  old::Shape& await_resume() { return *shape; }
  old::Shape* shape;
};

Task coroutine(old::Shape& shape) {
  co_yield &shape;
  old::Shape& given = co_await Waits{&shape};
  given.resize((co_await Waits{&shape}).size());
  co_return shape.draw(1);
}

inline constexpr auto with_template = []<class T>(T* what, old::Shape& shape) -> old::Shape* {
  return what == nullptr ? &shape : nullptr;
};
inline const auto with_requires = [](auto& what) requires std::derived_from<std::remove_reference_t<decltype(what)>, old::Shape> {
  return 1;
};

struct Ordered {
  old::Shape* shape;
  std::strong_ordering operator<=>(const Ordered& other) const { return shape->size() <=> other.shape->size(); }
  bool operator==(const Ordered&) const = default;
};

using Either = std::variant<std::monostate, old::Shape*, std::function<int(old::Shape&)>>;
int visited(const Either& either) {
  if (const auto* shape = std::get_if<old::Shape*>(&either)) return (*shape)->size();
  return std::visit(
      []<class T>(const T& what) {
        if constexpr (std::same_as<T, old::Shape*>) return what->size();
        return 0;
      },
      either);
}

template <old::Shape* shape>
int by_value_parameter() {
  return shape->size();
}
template <auto Method>
int by_method(old::Shape& shape) {
  return (shape.*Method)(1);
}
int called(old::Shape& shape) { return by_method<&old::Shape::draw>(shape); }

template <class... Shapes>
  requires(std::derived_from<Shapes, old::Shape> && ...)
int folded(Shapes&... shapes) {
  return (shapes.size() + ... + 0);
}
int two(old::Shape& a, old::Shape& b) { return folded(a, b) + folded<old::Shape>(a); }

template <class T>
concept Drawn = requires(T& what) {
  { what.draw(1) } -> std::same_as<int>;
  requires !std::same_as<T, int>;
};
bool is_drawn() { return Drawn<old::Shape>; }

std::optional<std::vector<old::Shape>> many() { return std::vector<old::Shape>(3, old::Shape(1)); }
int sum() {
  int all = 0;
  for (auto shapes = many(); const old::Shape& each : *shapes) all += each.size();
  return all;
}

consteval bool is_big() { return sizeof(old::Shape) > 1; }
static_assert(is_big());
inline old::Shape* const kept = nullptr;
[[nodiscard]] auto deleted(old::Shape* shape [[maybe_unused]]) -> void (*)(old::Shape&) { return nullptr; }

}  // namespace app
