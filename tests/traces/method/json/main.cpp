// JSON in all the ways in which it is written: braces are a list, an object or a copy, as the compiler and the place have it.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "old/manager.h"
#include "trace.hpp"

namespace {

using nlohmann::json;

void pushes(old::Manager& manager) {
  const json object = {{"a", 1}, {"b", {1, 2}}};
  json list = json::array({object, 2});
  manager.push(object);
  manager.push({object});
  manager.push(list);
  manager.push({list});
  manager.push({{"a", 1}});
  manager.push({{"a", 1}, {"b", "two"}});
  manager.push({1, 2, 3});
  manager.push({object, object});
  manager.push({});
  manager.push(json{{"x", nullptr}});
  manager.push(json::object());
  manager.push("text");
  manager.push(7);
  manager.push(std::vector<int>{1, 2});
  manager.push(nullptr);
}

void sayings(old::Manager& manager) {
  const json object = {{"a", 1}};
  manager.say("ann", object);
  manager.say("ann", {object});
  manager.say("ann", {{"a", 1}, {"b", true}});
  manager.say("ann", {1, "two"});
  manager.say("ann", {});
  manager.say("ann", "text");
  manager.say("ann", object["a"]);
}

void entries() {
  const json object = {{"a", 1}};
  old::log(object);
  old::log({{"a", 1}, {"b", 2}});
  old::log({1, 2});
  old::log("text");
}

}  // namespace

int main() {
  old::Manager manager;
  pushes(manager);
  sayings(manager);
  entries();
}
