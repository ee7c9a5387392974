#pragma once

namespace app {

struct [[nodiscard]] Delivery {
  bool accepted() const;
  void or_report() const;
};

class [[nodiscard]] Subscription {
 public:
  Subscription(Subscription&&) noexcept;
  ~Subscription();
};

class Manager {
 public:
  Subscription on(const char* event);
  Delivery send(const char* text);
  [[nodiscard]] bool try_send(const char* text);
  bool is_up() const;
};

Manager& manager();
Delivery post(const char* text);

}  // namespace app
