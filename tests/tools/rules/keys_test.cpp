// What the published schemas let an editor complete is what the reader accepts, key by key.
#include "rules/keys.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace ssot::rules {
namespace {

using Json = nlohmann::json;

// Keys by definition; a replacement has its keys in the second form of a oneOf.
std::map<std::string, Keys> keys_of_schema(const std::string& name) {
  std::ifstream file(std::string(SSOT_SOURCE_DIR) + "/rules/schema/" + name);
  std::map<std::string, Keys> found;
  const Json schema = Json::parse(file);
  for (const auto& [definition, body] : schema["$defs"].items()) {
    std::vector<Json> forms = {body};
    if (body.contains("oneOf")) forms.insert(forms.end(), body["oneOf"].begin(), body["oneOf"].end());
    for (const Json& form : forms)
      if (form.contains("properties"))
        for (const auto& [key, ignored] : form["properties"].items()) found[definition].push_back(key);
  }
  return found;
}

void compare(const std::map<std::string, Keys>& reader, const std::map<std::string, Keys>& schema) {
  ASSERT_FALSE(schema.empty());
  for (const auto& [name, keys] : schema) {
    ASSERT_TRUE(reader.contains(name)) << name << " is in the schema only";
    EXPECT_THAT(reader.at(name), testing::UnorderedElementsAreArray(keys)) << name;
  }
  for (const auto& [name, keys] : reader)
    EXPECT_TRUE(schema.contains(name)) << name << " is in the reader only";
}

TEST(Keys, OfAConceptAreThoseOfItsSchema) {
  compare(concept_keys(), keys_of_schema("concept.schema.json"));
}

TEST(Keys, OfSettingsAreThoseOfTheirSchema) {
  compare(settings_keys(), keys_of_schema("settings.schema.json"));
}

}  // namespace
}  // namespace ssot::rules
