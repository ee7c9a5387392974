// The canonical hub of the rewrite cases.
#pragma once

namespace one {

class User {
 public:
  explicit User(const char* name) : name_(name) {}
  const char* name() const { return name_; }

 private:
  const char* name_;
};

struct [[nodiscard]] Delivery {
  bool stored = false;
  bool accepted() const { return stored; }
  void or_report() const {}
};

struct [[nodiscard]] Subscription {
  void keep() {}
};

struct Emitted {
  const char* text = "";
};

struct Event {
  static Event started(const char* data);
  static Event finished(const char* data);
};

enum class Priority { low, high };

struct Snapshot {
  const char* name = "";
  bool online = false;
};

template <class T>
class Maybe {
 public:
  explicit operator bool() const { return there_; }
  const T* operator->() const { return &value_; }

 private:
  T value_{};
  bool there_ = false;
};

class Handle;

class Hub final {
 public:
  static Handle create();

  Delivery post(const User& whom, const char* text);
  Delivery post_now(const User& whom, const char* text);
  Delivery publish(const User& whom, const Event& event);
  bool online(const User& whom) const;
  void prefer(Priority priority);
  void detach(const User& whom, int code);
  Maybe<Snapshot> look_up(const User& whom);
  int count() const;
  template <class Event, class Handler>
  Subscription on(Handler) {
    return {};
  }
};

Hub& hub();

// Shares the one hub.
class Handle {
 public:
  Hub* get() const { return &hub(); }
  Hub& operator*() const { return *get(); }
  Hub* operator->() const { return get(); }
};

Handle handle();
Handle bind(Handle made);

}  // namespace one
