// A template that nobody instantiates: what does not wait for its argument is rewritten, the rest is told as what it
// could be.
#include <one/hub.hpp>

template <class T>
void greet(one::Hub& manager, T text) {
  manager.post(one::User{"ada"}, "hello").or_report();
  one::hub().post(one::User{"bob"}, text).or_report();
  text.send("cy", "waits for T");
}

template <class T>
class Holder {
 public:
  explicit Holder(one::Hub& manager) : manager_(manager) {}
  void greet(T& other) {
    manager_.post(one::User{"ada"}, "hello").or_report();
    other.send("bob", "waits for T");
    one::Priority level = one::Priority::low;
    manager_.prefer(level);
    helper(manager_, other);
  }

 private:
  one::Hub& manager_;
};
