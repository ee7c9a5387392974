#include <ssot/agent_event.hpp>

#include <array>
#include <vector>

namespace ssot {
namespace {

using nlohmann::json;

struct Kind {
  AgentEventKind kind;
  std::string_view name;
};
constexpr std::array kinds{
    Kind{AgentEventKind::started, "agent_started"},
    Kind{AgentEventKind::thinking, "agent_thinking"},
    Kind{AgentEventKind::tool_executing, "tool_executing"},
    Kind{AgentEventKind::tool_completed, "tool_completed"},
    Kind{AgentEventKind::completed, "agent_completed"},
};

enum class Want { name, text, number, anything };
struct Field {
  const char* name;
  Want want;
};

const std::vector<Field>& required(AgentEventKind kind) {
  static const std::vector<Field> started{{"user_id", Want::name}, {"thread_id", Want::name}};
  static const std::vector<Field> thinking{{"reasoning", Want::text}};
  static const std::vector<Field> executing{{"tool_name", Want::name}, {"parameters", Want::anything}};
  static const std::vector<Field> tool_done{
      {"tool_name", Want::name}, {"results", Want::anything}, {"duration", Want::number}};
  static const std::vector<Field> completed{{"status", Want::name}, {"final_response", Want::anything}};
  switch (kind) {
    case AgentEventKind::started:
      return started;
    case AgentEventKind::thinking:
      return thinking;
    case AgentEventKind::tool_executing:
      return executing;
    case AgentEventKind::tool_completed:
      return tool_done;
    case AgentEventKind::completed:
      break;
  }
  return completed;
}

const char* unmet(const json& value, Want want) {
  switch (want) {
    case Want::name:
      return value.is_string() && !value.get_ref<const std::string&>().empty() ? nullptr
                                                                               : "a text that is not empty";
    case Want::text:
      return value.is_string() ? nullptr : "a text";
    case Want::number:
      return value.is_number() ? nullptr : "a number";
    case Want::anything:
      break;
  }
  return nullptr;
}

json with(json extra, json fields) {
  if (!extra.is_object()) return fields;
  extra.update(fields);
  return extra;
}

}  // namespace

std::string_view name(AgentEventKind kind) noexcept {
  return kinds[static_cast<std::size_t>(kind)].name;
}

std::optional<AgentEventKind> agent_event_kind(std::string_view name) noexcept {
  for (const Kind& kind : kinds) {
    if (kind.name == name) return kind.kind;
  }
  return std::nullopt;
}

AgentEvent AgentEvent::started(json fields) {
  return {AgentEventKind::started, std::move(fields)};
}
AgentEvent AgentEvent::thinking(json fields) {
  return {AgentEventKind::thinking, std::move(fields)};
}
AgentEvent AgentEvent::tool_executing(json fields) {
  return {AgentEventKind::tool_executing, std::move(fields)};
}
AgentEvent AgentEvent::tool_completed(json fields) {
  return {AgentEventKind::tool_completed, std::move(fields)};
}
AgentEvent AgentEvent::completed(json fields) {
  return {AgentEventKind::completed, std::move(fields)};
}

AgentStarted::operator AgentEvent() const {
  return AgentEvent::started(with(extra, json::object()));
}
AgentThinking::operator AgentEvent() const {
  return AgentEvent::thinking(with(extra, json::object({{"reasoning", reasoning}})));
}
ToolExecuting::operator AgentEvent() const {
  return AgentEvent::tool_executing(
      with(extra, json::object({{"tool_name", tool_name}, {"parameters", parameters}})));
}
ToolCompleted::operator AgentEvent() const {
  return AgentEvent::tool_completed(with(
      extra, json::object({{"tool_name", tool_name}, {"results", results}, {"duration", duration.count()}})));
}
AgentCompleted::operator AgentEvent() const {
  return AgentEvent::completed(
      with(extra, json::object({{"status", status}, {"final_response", final_response}})));
}

std::string invalid_because(const AgentEvent& event) {
  const std::string type(name(event.kind));
  if (!event.fields.is_object()) {
    return type + ": the fields are " + event.fields.type_name() + ", give an object";
  }
  const auto own_type = event.fields.find("type");
  if (own_type != event.fields.end() && *own_type != json(type)) {
    return type + ": field 'type' says something else, remove it";
  }
  for (const Field& field : required(event.kind)) {
    const auto found = event.fields.find(field.name);
    if (found == event.fields.end()) return type + ": field '" + field.name + "' is missing, add it";
    if (const char* want = unmet(*found, field.want)) {
      return type + ": field '" + field.name + "' is " + found->type_name() + ", give " + want;
    }
  }
  return {};
}

}  // namespace ssot
