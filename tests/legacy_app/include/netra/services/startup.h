// startup.h - brings the services up before the first client is let in.
#pragma once

#include <set>
#include <string>

#include "netra/server/app.h"

namespace netra::services {

// Starts the required services; false if one of them does not come up. Blocks.
bool start_required(App& app);
// Starts some services, waits at most `seconds`; what happened goes into `detail`. Blocks.
bool start_some(App& app, const std::set<std::string>& names, double seconds, json& detail);
json service_report();

}  // namespace netra::services
