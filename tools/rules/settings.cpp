#include "rules/settings.hpp"

#include <utility>

#include "rules/json_reader.hpp"
#include "rules/keys.hpp"

namespace ssot::rules {
namespace {

// Outside the root nothing is edited and nothing is kept, so no path may leave it.
void check_inside(JsonReader& reader, const JsonNode& node, const std::string& path) {
  const bool climbs = path == ".." || path.starts_with("../") || path.find("/../") != std::string::npos ||
                      path.ends_with("/..");
  if (climbs || path.starts_with("/"))
    reader.refuse(node, "\"" + path + "\" does not stay in the project",
                  "paths are relative to the folder of ssot.json");
}

DuplicateSettings read_duplicates(JsonReader& reader, const JsonNode& node) {
  DuplicateSettings out;
  if (!reader.object(node, settings_keys().at("duplicates"))) return out;
  out.score = reader.number(node, "score", out.score, 0.5, 1);
  out.shared = static_cast<unsigned>(reader.number(node, "shared", out.shared, 2, 100));
  out.fakes = reader.texts(node, "fakes");
  out.roles = reader.text_map(node, "roles");
  return out;
}

}  // namespace

llvm::Expected<Settings> read_settings(const std::string& file, const std::string& text) {
  llvm::Expected<JsonText> json = JsonText::parse(file, text);
  if (!json) return json.takeError();
  JsonReader reader(*json);
  Settings settings;
  settings.file = file;
  const JsonNode root = reader.root();
  if (reader.object(root, settings_keys().at("settings"))) {
    settings.rules = reader.texts(root, "rules");
    for (std::size_t i = 0; i < settings.rules.size(); ++i)
      settings.rule_places.push_back(json->place(root["rules"].pointer + pointer_step(i)));
    settings.exclude = reader.texts(root, "exclude");
    settings.generated = reader.texts(root, "generated");
    settings.effect_free = reader.texts(root, "effect_free");
    settings.build =
        root["build"].is_text() ? std::vector{reader.text(root, "build")} : reader.texts(root, "build");
    if (root["notes"]) settings.notes = reader.text(root, "notes");
    check_inside(reader, root["notes"], settings.notes);
    settings.baseline = reader.text(root, "baseline");
    check_inside(reader, root["baseline"], settings.baseline);
    settings.checks = reader.texts(root, "checks");
    for (std::size_t i = 0; i < settings.checks.size(); ++i)
      settings.check_places.push_back(json->place(root["checks"].pointer + pointer_step(i)));
    if (root["duplicates"]) settings.duplicates = read_duplicates(reader, root["duplicates"]);
    for (const JsonNode& node : reader.items(root, false, "programs"))
      if (reader.object(node, settings_keys().at("program")))
        settings.programs.push_back(
            {reader.text(node, "name", JsonReader::Need::required), reader.texts(node, "sources")});
    for (const JsonNode& node : reader.items(root, false, "composition_roots"))
      if (reader.object(node, settings_keys().at("composition_root")))
        settings.composition_roots.push_back(
            {reader.text(node, "function", JsonReader::Need::required), reader.text(node, "create"), json->place(node.pointer)});
  }
  if (llvm::Error errors = reader.take_errors()) return errors;
  return settings;
}

}  // namespace ssot::rules
