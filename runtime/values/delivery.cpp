#include <ssot/delivery.hpp>

#include <atomic>

#include "values/log_line.hpp"

namespace ssot {
namespace {

std::atomic<std::uint64_t> reported{0};

}  // namespace

const char* name(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::written:
      return "written";
    case Outcome::acked:
      return "acked";
    case Outcome::coalesced:
      return "coalesced";
    case Outcome::expired:
      return "expired";
    case Outcome::session_closed:
      break;
  }
  return "session_closed";
}

const char* name(Refusal refusal) noexcept {
  switch (refusal) {
    case Refusal::none:
      return "none";
    case Refusal::unknown_target:
      return "unknown_target";
    case Refusal::invalid_event:
      return "invalid_event";
    case Refusal::invalid_message:
      return "invalid_message";
    case Refusal::wrong_order:
      return "wrong_order";
    case Refusal::wrong_user:
      return "wrong_user";
    case Refusal::too_large:
      return "too_large";
    case Refusal::full:
      return "full";
    case Refusal::shutting_down:
      return "shutting_down";
  }
  return "unknown";
}

void Delivery::or_report() const noexcept {
  if (accepted()) return;
  reported.fetch_add(1, std::memory_order_relaxed);
  try {
    values::log_line(LogLevel::warning, std::string("message refused (") + name(refusal) + "): " + reason);
  } catch (...) {  // out of memory for the line; the count stands
  }
}

std::uint64_t reported_refusals() noexcept {
  return reported.load(std::memory_order_relaxed);
}

}  // namespace ssot
