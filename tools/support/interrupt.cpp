#include "support/interrupt.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

namespace ssot {
namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

std::atomic<int> came = 0;  // the first signal
int wake_up[2] = {-1, -1};  // a pipe: from the handler to the thread
thread_local unsigned depth = 0;

struct State {
  std::mutex mutex;
  std::condition_variable changed;
  unsigned held = 0;  // by Uninterrupted, one for each thread
  std::multiset<std::string> temporaries;
  std::string text = "interrupted; nothing was written";
};

// Never destroyed: a thread may ask it while the process ends.
State& state() {
  static State* const only = new State;
  return *only;
}

void on_signal(int signal) {
  const int kept = errno;
  int none = 0;
  came.compare_exchange_strong(none, signal);
  const char byte = 0;
  if (::write(wake_up[1], &byte, 1) < 0) errno = 0;
  errno = kept;
}

[[noreturn]] void wait_for_the_end() {
  for (;;) ::pause();
}

// Somebody's child may be writing there still, and is about to die of the same signal.
void remove_all_of(const std::string& path) {
  for (int turn = 0; turn < 20; ++turn) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (!error) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

[[noreturn]] void end_by(int signal) {
  State& all = state();
  std::unique_lock lock(all.mutex);
  all.changed.wait(lock, [&] { return all.held == 0; });
  // From here on nobody begins anything, for the lock stays ours.
  for (const std::string& path : all.temporaries) remove_all_of(path);
  const std::string line = "\n" + all.text + "\n";
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) errno = 0;
  ::signal(signal, SIG_DFL);
  sigset_t open;
  sigemptyset(&open);
  sigaddset(&open, signal);
  ::pthread_sigmask(SIG_UNBLOCK, &open, nullptr);
  ::kill(::getpid(), signal);
  wait_for_the_end();
}

void watch() {
  char byte = 0;
  while (::read(wake_up[0], &byte, 1) != 1)
    if (errno != EINTR) return;
  end_by(came);
}

}  // namespace

std::vector<int> ignored_signals() {
  std::vector<int> out;
  for (const int signal : signals) {
    struct sigaction now{};
    if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN) out.push_back(signal);
  }
  return out;
}

void end_well_on_signals(const std::vector<int>& ignored) {
  if (::pipe2(wake_up, O_CLOEXEC) != 0) return;
  std::thread(watch).detach();
  for (const int signal : signals) {
    struct sigaction ours{};
    ours.sa_handler = std::find(ignored.begin(), ignored.end(), signal) == ignored.end() ? on_signal : SIG_IGN;
    ours.sa_flags = SA_RESTART;
    sigemptyset(&ours.sa_mask);
    ::sigaction(signal, &ours, nullptr);
  }
}

bool interrupted() {
  return came != 0;
}

void say_if_interrupted(std::string text) {
  const std::lock_guard lock(state().mutex);
  state().text = std::move(text);
}

Uninterrupted::Uninterrupted() {
  if (depth++ != 0) return;
  std::unique_lock lock(state().mutex);
  if (interrupted()) {
    lock.unlock();
    wait_for_the_end();
  }
  ++state().held;
}

Uninterrupted::~Uninterrupted() {
  if (--depth != 0) return;
  {
    const std::lock_guard lock(state().mutex);
    --state().held;
  }
  state().changed.notify_all();
  if (interrupted()) wait_for_the_end();
}

Temporary::Temporary(std::string path) : path_(std::move(path)) {
  const std::lock_guard lock(state().mutex);
  state().temporaries.insert(path_);
}

Temporary::~Temporary() {
  const std::lock_guard lock(state().mutex);
  state().temporaries.erase(state().temporaries.find(path_));
}

}  // namespace ssot
