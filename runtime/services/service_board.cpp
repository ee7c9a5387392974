#include "services/service_board.hpp"

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

#include "values/log_line.hpp"

namespace ssot::services {

using SteadyTime = std::chrono::steady_clock::time_point;

// These are not in the unnamed namespace: ServiceBoard::Shared has members of them, and in a unity build that
// is a warning.
enum class Status { stopped, starting, running, failed };

struct Slot {
  Service service;
  Status status = Status::stopped;
  bool healthy = true;
  bool thread_busy = false;  // a start that ran into its limit may still be at work
  std::string why = {};

  bool up() const { return status == Status::running ? healthy : status != Status::failed && healthy; }
};

using Slots = std::map<std::string, Slot>;

namespace {

// Depth first; `path` is what led here. Throws at a cycle.
void put_in_order(const Slots& slots, const std::string& name, std::vector<std::string>& path,
                  std::vector<std::string>& order) {
  for (const std::string& done : order) {
    if (done == name) return;
  }
  for (const std::string& above : path) {
    if (above == name)
      throw std::invalid_argument("service '" + name + "' needs itself in the end, break the cycle");
  }
  path.push_back(name);
  for (const std::string& need : slots.at(name).service.needs) put_in_order(slots, need, path, order);
  path.pop_back();
  order.push_back(name);
}

Slots checked(std::vector<Service> services) {
  Slots slots;
  for (Service& service : services) {
    if (!service.start)
      throw std::invalid_argument("service '" + service.name + "' has no start function, give one");
    const std::string name = service.name;
    if (!slots.emplace(name, Slot{std::move(service)}).second) {
      throw std::invalid_argument("service '" + name + "' is declared twice, remove one");
    }
  }
  for (const auto& [name, slot] : slots) {
    for (const std::string& need : slot.service.needs) {
      if (!slots.contains(need)) {
        throw std::invalid_argument("service '" + name + "' needs '" + need + "', which is not declared");
      }
    }
  }
  std::vector<std::string> path, order;
  for (const auto& [name, slot] : slots) put_in_order(slots, name, path, order);
  return slots;
}

std::string shown(const Slot& slot) {
  switch (slot.status) {
    case Status::stopped:
      return "stopped";
    case Status::starting:
      return "starting";
    case Status::running:
      return "running";
    case Status::failed:
      break;
  }
  return "failed: " + slot.why;
}

}  // namespace

struct ServiceBoard::Shared : std::enable_shared_from_this<Shared> {
  explicit Shared(Slots s) : slots(std::move(s)) {}

  void launch(const std::string& name);
  bool wait(std::unique_lock<std::mutex>& lock, Slot& slot, SteadyTime deadline);
  nlohmann::json detail() const;

  mutable std::mutex mutex;
  std::condition_variable changed;
  Slots slots;
};

// Under the lock.
void ServiceBoard::Shared::launch(const std::string& name) {
  Slot& slot = slots.at(name);
  slot.status = Status::starting;
  slot.thread_busy = true;
  std::thread([self = shared_from_this(), &slot, name] {
    bool ok = false;
    std::string why = "start returned false";
    try {
      ok = slot.service.start();
    } catch (...) {
      why = values::describe(std::current_exception());
    }
    if (!ok) values::log_line(LogLevel::error, "service '" + name + "' did not start: " + why);
    const std::lock_guard lock(self->mutex);
    slot.thread_busy = false;
    slot.status = ok ? Status::running : Status::failed;
    slot.healthy = ok;
    slot.why = ok ? std::string() : why;
    self->changed.notify_all();
  }).detach();
}

// Until the service's start has ended or its limit, or `deadline`, has come. True if it runs.
bool ServiceBoard::Shared::wait(std::unique_lock<std::mutex>& lock, Slot& slot, SteadyTime deadline) {
  const SteadyTime own = std::chrono::steady_clock::now() + slot.service.limit;
  const bool ended =
      changed.wait_until(lock, std::min(own, deadline), [&] { return slot.status != Status::starting; });
  if (!ended && own <= deadline) {
    slot.status = Status::failed;
    slot.why = "not started within " + std::to_string(slot.service.limit.count()) + " ms";
    changed.notify_all();
  }
  return slot.status == Status::running;
}

nlohmann::json ServiceBoard::Shared::detail() const {
  nlohmann::json services = nlohmann::json::object();
  for (const auto& [name, slot] : slots) services[name] = shown(slot);
  return nlohmann::json::object({{"services", std::move(services)}});
}

ServiceBoard::ServiceBoard(std::vector<Service> services)
    : shared_(std::make_shared<Shared>(checked(std::move(services)))) {}

Readiness ServiceBoard::ensure(const std::set<std::string>& names, std::chrono::milliseconds limit) {
  const SteadyTime deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(shared_->mutex);
  std::vector<std::string> path, order;
  for (const std::string& name : names) {
    if (!shared_->slots.contains(name)) {
      nlohmann::json detail = shared_->detail();
      detail["error"] = "service '" + name + "' is not declared in Options::services";
      return {false, std::move(detail)};
    }
    put_in_order(shared_->slots, name, path, order);
  }
  bool ok = true;
  for (const std::string& name : order) {  // needs first: one that fails ends the chain
    Slot& slot = shared_->slots.at(name);
    if (slot.status == Status::running) continue;
    if (slot.thread_busy) {
      slot.status = Status::starting;
    } else {
      shared_->launch(name);
    }
    ok = shared_->wait(lock, slot, deadline);
    if (!ok) break;
  }
  nlohmann::json detail = shared_->detail();
  if (!ok && std::chrono::steady_clock::now() >= deadline) {
    detail["error"] = "not ready within " + std::to_string(limit.count()) + " ms";
  }
  return {ok, std::move(detail)};
}

Readiness ServiceBoard::readiness() const {
  const std::lock_guard lock(shared_->mutex);
  bool ok = true;
  for (const auto& [name, slot] : shared_->slots) ok = ok && slot.status == Status::running;
  return {ok, shared_->detail()};
}

Degradation ServiceBoard::degradation() const {
  const std::lock_guard lock(shared_->mutex);
  Degradation degradation;
  for (const auto& [name, slot] : shared_->slots) {
    if (!slot.up()) degradation.down.insert(name);
  }
  degradation.level = level_of(degradation.down.size(), shared_->slots.size());
  return degradation;
}

bool ServiceBoard::set_health(const std::string& name, bool healthy) {
  const std::lock_guard lock(shared_->mutex);
  const auto found = shared_->slots.find(name);
  if (found == shared_->slots.end()) return false;
  found->second.healthy = healthy;
  return true;
}

DegradationLevel level_of(std::size_t down, std::size_t all) {
  if (down == 0) return DegradationLevel::none;
  if (down >= all) return DegradationLevel::emergency;
  const std::size_t up = all - down;
  if (3 * up >= 2 * all) return DegradationLevel::minimal;
  if (2 * up >= all) return DegradationLevel::moderate;
  return DegradationLevel::severe;
}

}  // namespace ssot::services
