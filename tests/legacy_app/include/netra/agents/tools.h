// tools.h - what agents can call: three small tools over the cost records of a user.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "netra/support/ws_types.h"

namespace netra::agents {

// Takes parameters, gives results; throws std::invalid_argument if the parameters are wrong.
using Tool = std::function<json(const json& parameters)>;

class ToolBox {
 public:
  ToolBox();
  // Throws std::out_of_range if there is no such tool.
  json call(const std::string& name, const json& parameters) const;

 private:
  std::map<std::string, Tool> tools_;
};

// Totals per service: {"total", "by_service", "months"}. Parameters: {"months": 1 to 12}.
json load_costs(const json& parameters);
// What could be saved: {"savings": [{"service", "amount"}], "total"}. Parameters: {"by_service", "share": 0
// to 1}.
json find_savings(const json& parameters);
// A text for people: {"text"}. Parameters: {"total", "saved"}.
json render_report(const json& parameters);

}  // namespace netra::agents
