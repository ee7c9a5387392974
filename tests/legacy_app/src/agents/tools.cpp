#include "netra/agents/tools.h"

#include <sstream>
#include <stdexcept>

namespace netra::agents {
namespace {

struct CostLine {
  const char* service;
  double per_month;
  double growth;
};

constexpr CostLine kCosts[] = {
    {"inference", 1200.0, 1.05}, {"storage", 300.0, 1.01}, {"network", 180.0, 1.02}};

}  // namespace

json load_costs(const json& parameters) {
  const int months = parameters.value("months", 3);
  if (months < 1 || months > 12) throw std::invalid_argument("months must be 1 to 12");
  json by_service = json::object();
  double total = 0;
  for (const auto& line : kCosts) {
    double sum = 0;
    double month = line.per_month;
    for (int i = 0; i < months; ++i, month *= line.growth) sum += month;
    by_service[line.service] = sum;
    total += sum;
  }
  return {{"total", total}, {"by_service", by_service}, {"months", months}};
}

json find_savings(const json& parameters) {
  const double share = parameters.value("share", 0.2);
  if (share < 0 || share > 1) throw std::invalid_argument("share must be 0 to 1");
  json savings = json::array();
  double total = 0;
  for (const auto& [service, cost] : parameters.at("by_service").items()) {
    const double amount = cost.get<double>() * share;
    savings.push_back({{"service", service}, {"amount", amount}});
    total += amount;
  }
  return {{"savings", savings}, {"total", total}};
}

json render_report(const json& parameters) {
  std::ostringstream text;
  text.setf(std::ios::fixed);
  text.precision(2);
  text << "You spent " << parameters.at("total").get<double>() << "; " << parameters.at("saved").get<double>()
       << " of it can be saved.";
  return {{"text", text.str()}};
}

ToolBox::ToolBox() {
  tools_["load_costs"] = &load_costs;
  tools_["find_savings"] = &find_savings;
  tools_["render_report"] = &render_report;
}

json ToolBox::call(const std::string& name, const json& parameters) const {
  return tools_.at(name)(parameters);
}

}  // namespace netra::agents
