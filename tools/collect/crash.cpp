#include "collect/crash.hpp"

#include <llvm/Support/CrashRecoveryContext.h>

#include <atomic>

namespace ssot::collect {
namespace {

std::atomic<bool> has_crashed{false};

}  // namespace

bool survives(const std::function<void()>& work) {
  // Handlers for the signals of a crash alone; those of the user (Ctrl-C) stay as they are.
  [[maybe_unused]] static const bool is_enabled = (llvm::CrashRecoveryContext::Enable(), true);
  llvm::CrashRecoveryContext context;
  if (context.RunSafely([&] { work(); })) return true;
  has_crashed = true;
  return false;
}

bool survived_a_crash() { return has_crashed; }

}  // namespace ssot::collect
