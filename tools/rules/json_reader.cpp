#include "rules/json_reader.hpp"

#include <algorithm>
#include <utility>

#include "support/nearest.hpp"

namespace ssot::rules {
namespace {

std::string enumerate(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

}  // namespace

JsonNode JsonNode::operator[](const std::string& key) const {
  const std::string inner = pointer + pointer_step(key);
  if (value == nullptr || !value->is_object()) return {nullptr, inner};
  const auto found = value->find(key);
  return {found == value->end() ? nullptr : &*found, inner};
}

void JsonReader::refuse(Place place, std::string what, std::string mend) {
  errors_ = llvm::joinErrors(std::move(errors_), problem(std::move(place), std::move(what), std::move(mend)));
}

void JsonReader::refuse(const JsonNode& node, std::string what, std::string mend) {
  refuse(text_.place(node.pointer), std::move(what), std::move(mend));
}

void JsonReader::refuse(const JsonNode& node, const TextError& error) {
  refuse(text_.place_in(node.pointer, error.offset), error.what, error.mend);
}

void JsonReader::wrong_type(const JsonNode& node, const std::string& wanted) {
  refuse(node, std::string("this is ") +
                   (node.value->is_null() ? "null" : std::string("a JSON ") + node.value->type_name()) +
                   ", but must be " + wanted,
         "write " + wanted);
}

void JsonReader::missing(const JsonNode& object, const std::string& key, const std::string& mend) {
  if (misspelled_.contains(object[key].pointer)) return;
  refuse(object, "the key \"" + key + "\" is missing", mend.empty() ? "add \"" + key + "\" to this object" : mend);
}

bool JsonReader::object(const JsonNode& node, const std::vector<std::string>& keys) {
  if (!node) return false;
  if (!node.value->is_object()) {
    wrong_type(node, "an object with the keys " + enumerate(keys));
    return false;
  }
  for (const auto& [key, ignored] : node.value->items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string close = nearest(key, keys);
    if (!close.empty()) misspelled_.insert(node[close].pointer);
    refuse(text_.key_place(node[key].pointer), "the key \"" + key + "\" is not known here",
           close.empty() ? "the keys here are " + enumerate(keys) : "did you mean \"" + close + "\"?");
  }
  return true;
}

std::vector<JsonNode> JsonReader::items(const JsonNode& node, bool required, const std::string& key) {
  std::vector<JsonNode> found;
  const JsonNode list = node[key];
  if (!list) {
    if (required) missing(node, key);
    return found;
  }
  if (!list.value->is_array()) {
    wrong_type(list, "an array");
    return found;
  }
  if (required && list.value->empty()) refuse(list, "\"" + key + "\" is empty", "it needs one member at least");
  for (std::size_t i = 0; i < list.value->size(); ++i)
    found.push_back({&(*list.value)[i], list.pointer + pointer_step(i)});
  return found;
}

std::string JsonReader::text(const JsonNode& object, const std::string& key, Need need) {
  const JsonNode node = object[key];
  if (!node) {
    if (need == Need::required) missing(object, key);
    return {};
  }
  if (!node.is_text()) {
    wrong_type(node, "a string");
    return {};
  }
  auto content = node.value->get<std::string>();
  if (content.empty())
    refuse(node, "\"" + key + "\" is empty", need == Need::optional ? "leave the key out" : "it must say something");
  return content;
}

std::vector<std::string> JsonReader::texts(const JsonNode& object, const std::string& key) {
  std::vector<std::string> found;
  for (const JsonNode& node : items(object, false, key)) {
    if (!node.is_text() || node.value->get<std::string>().empty())
      wrong_type(node, "a string that is not empty");
    else
      found.push_back(node.value->get<std::string>());
  }
  return found;
}

std::map<std::string, std::string> JsonReader::text_map(const JsonNode& object, const std::string& key) {
  std::map<std::string, std::string> found;
  const JsonNode map = object[key];
  if (!map) return found;
  if (!map.value->is_object()) {
    wrong_type(map, "an object of strings");
    return found;
  }
  for (const auto& [name, ignored] : map.value->items()) found[name] = text(map, name, Need::required);
  return found;
}

bool JsonReader::flag(const JsonNode& object, const std::string& key) {
  const JsonNode node = object[key];
  if (!node) return false;
  if (node.value->is_boolean()) return node.value->get<bool>();
  wrong_type(node, "true or false");
  return false;
}

double JsonReader::number(const JsonNode& object, const std::string& key, double otherwise, double least, double most) {
  const JsonNode node = object[key];
  if (!node) return otherwise;
  const double value = node.value->is_number() ? node.value->get<double>() : least - 1;
  if (value >= least && value <= most) return value;
  const auto shown = [](double limit) { return nlohmann::json(limit).dump(); };
  wrong_type(node, "a number from " + shown(least) + " to " + shown(most));
  return otherwise;
}

llvm::Error JsonReader::take_errors() {
  return std::exchange(errors_, llvm::Error::success());
}

}  // namespace ssot::rules
