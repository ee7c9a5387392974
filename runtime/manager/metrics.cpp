#include "manager/metrics.hpp"

#include <locale>
#include <sstream>

namespace ssot::manager {
namespace {

struct Metric {
  const char* name;
  const char* type;
  std::size_t Stats::* value;
  const char* help;
};

constexpr Metric metrics[] = {
    {"ssot_connections", "gauge", &Stats::connections, "Connections that are attached."},
    {"ssot_users", "gauge", &Stats::users, "Users with at least one connection."},
    {"ssot_queued_messages", "gauge", &Stats::queued, "Messages that connections have yet to take, summed."},
    {"ssot_sessions_away", "gauge", &Stats::away, "Sessions that wait for their client."},
    {"ssot_stored_total", "counter", &Stats::stored, "Messages that were accepted."},
    {"ssot_refused_total", "counter", &Stats::refused, "Messages that were refused."},
    {"ssot_written_total", "counter", &Stats::written, "Frames handed to the operating system."},
    {"ssot_expired_total", "counter", &Stats::expired, "Messages lost before anybody received them."},
    {"ssot_coalesced_total", "counter", &Stats::coalesced, "Messages that gave way to a later one of their key."},
    {"ssot_resets_total", "counter", &Stats::resets, "Times a client was told that something is lost to it."},
    {"ssot_resumed_total", "counter", &Stats::resumed, "Sessions that a client came back to."},
    {"ssot_slow_closed_total", "counter", &Stats::slow_closed, "Connections closed because they read too slowly."},
    {"ssot_callback_failures_total", "counter", &Stats::callback_failures, "Callbacks of the program that threw."},
};

void head(std::ostream& out, const char* name, const char* type, const char* help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

void write(std::ostream& out, const char* name, const Latencies& latencies) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < latencies.counts.size(); ++i) {
    sum += latencies.counts[i];
    out << name << "_bucket{le=\"";
    if (i < Latencies::bounds.size()) {
      out << Latencies::bounds[i];
    } else {
      out << "+Inf";
    }
    out << "\"} " << sum << '\n';
  }
  out << name << "_sum " << latencies.sum << '\n' << name << "_count " << sum << '\n';
}

}  // namespace

std::string prometheus(const Stats& stats) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(12);
  for (const Metric& metric : metrics) {
    head(out, metric.name, metric.type, metric.help);
    out << metric.name << ' ' << stats.*metric.value << '\n';
  }
  head(out, "ssot_delivery_seconds", "histogram", "From storing a message to handing it to the operating system.");
  write(out, "ssot_delivery_seconds", stats.delivery);
  return std::move(out).str();
}

}  // namespace ssot::manager
