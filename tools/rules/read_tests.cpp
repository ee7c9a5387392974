#include "rules/read_tests.hpp"

#include <algorithm>

#include "rules/keys.hpp"
#include "support/nearest.hpp"

namespace ssot::rules {
namespace {

Snippet snippet(JsonReader& reader, const JsonNode& node) {
  Snippet out;
  out.place = reader.text().place(node.pointer);
  if (node.is_text()) {
    out.code = node.value->get<std::string>();
    if (out.code.empty()) reader.refuse(node, "there is no code here", "write a declaration that uses the entity");
    return out;
  }
  out.lines = true;
  const bool lines = node.value->is_array() && !node.value->empty() &&
                     std::all_of(node.value->begin(), node.value->end(), [](const auto& line) {
                       return line.is_string() && line.template get<std::string>().find('\n') == std::string::npos;
                     });
  if (!lines) {
    reader.refuse(node, "code is a string, or an array of lines", "write [\"first line\", \"second line\"]");
    return out;
  }
  for (const auto& line : *node.value) out.code += (out.code.empty() ? "" : "\n") + line.get<std::string>();
  return out;
}

std::string outcome(JsonReader& reader, const JsonNode& node) {
  static const std::vector<std::string> words = {"rewritten", "noted", "refused"};
  const std::string word = reader.text(node, "outcome");
  if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return word;
  const std::string close = nearest(word, words);
  reader.refuse(node["outcome"], "\"" + word + "\" is no outcome",
                close.empty() ? "it is rewritten, noted or refused" : "did you mean \"" + close + "\"?");
  return {};
}

TestedChange change(JsonReader& reader, const JsonNode& node) {
  TestedChange out;
  out.place = reader.text().place(node.pointer);
  if (!reader.object(node, concept_keys().at("tested_change"))) return out;
  if (const JsonNode before = node["before"])
    out.before = snippet(reader, before);
  else
    reader.missing(node, "before");
  if (const JsonNode after = node["after"]) out.after = snippet(reader, after);
  out.outcome = outcome(reader, node);
  out.why = reader.text(node, "why");
  const bool stays = out.outcome == "noted" || out.outcome == "refused";
  if (!out.why.empty() && !stays)
    reader.refuse(node["why"], "only what stays has a reason",
                  "say \"outcome\": \"noted\" or \"refused\", or leave \"why\" out");
  return out;
}

}  // namespace

Tests read_tests(JsonReader& reader, const JsonNode& node) {
  Tests out;
  const JsonNode tests = node["tests"];
  if (!reader.object(tests, concept_keys().at("tests"))) return out;
  for (const JsonNode& each : reader.items(tests, false, "valid")) out.valid.push_back(snippet(reader, each));
  for (const JsonNode& each : reader.items(tests, false, "invalid")) out.invalid.push_back(change(reader, each));
  return out;
}

}  // namespace ssot::rules
