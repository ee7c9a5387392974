// Several parts of one program made a manager each, where it starts and later on.
#include <memory>
#include <string>

#include "old/manager.h"
#include "trace.hpp"

namespace app {

struct Parts {
  std::shared_ptr<old::Manager> chat;
  std::shared_ptr<old::Manager> agents;
  std::unique_ptr<old::Manager> jobs;
};

Parts compose(bool with_jobs) {
  Parts parts;
  parts.chat = std::make_shared<old::Manager>();
  parts.agents = std::make_shared<old::Manager>(16);
  if (with_jobs) parts.jobs = std::make_unique<old::Manager>();
  return parts;
}

class Worker {
 public:
  void run() { own_.add("worker"); }

 private:
  old::Manager own_;
};

}  // namespace app

int main() {
  const app::Parts parts = app::compose(true);
  parts.chat->add("ann");
  trace::line("value", "chat", parts.chat->users());
  parts.agents->add("ben");
  trace::line("value", "agents", parts.agents->users());
  parts.jobs->add("cat");
  app::Worker().run();
  auto later = std::make_unique<old::Manager>(4);
  later->add("dan");
}
