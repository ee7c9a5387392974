// metrics.hpp - the manager's counters in the text format that Prometheus reads (version 0.0.4). Pure.
//
// Names are stable: ssot_…_total for what only grows, without for what is now, ssot_delivery_seconds as a histogram.
// No labels: a label of users or channels would have as many values as there are, and say who they are.
#pragma once

#include <string>

#include <ssot/status.hpp>

namespace ssot::manager {

std::string prometheus(const Stats& stats);

}  // namespace ssot::manager
