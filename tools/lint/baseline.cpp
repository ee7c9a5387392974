#include "lint/baseline.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "lint/finding.hpp"
#include "rules/json_reader.hpp"
#include "support/checksum.hpp"

namespace ssot::lint {
namespace {

using Json = nlohmann::ordered_json;
using rules::JsonNode;
using rules::JsonReader;
using Need = JsonReader::Need;

constexpr const char* write_again = "`ssot lint --update-baseline` writes this file; restore it from version control";

unsigned count_of(JsonReader& reader, const JsonNode& entry) {
  const JsonNode node = entry["count"];
  if (!node) {
    reader.missing(entry, "count", write_again);
    return 0;
  }
  if (node.value->is_number_unsigned()) {
    const auto count = node.value->get<std::uint64_t>();
    if (count > 0 && count <= std::numeric_limits<unsigned>::max()) return static_cast<unsigned>(count);
  }
  reader.refuse(node, "\"count\" is no number of findings", "write a whole number from 1");
  return 0;
}

BaselineEntry entry_of(JsonReader& reader, const JsonNode& node) {
  BaselineEntry entry;
  entry.place = reader.text().place(node.pointer);
  // What stands under `fingerprint` is checked for its form alone: it follows from the others.
  if (!reader.object(node, {"fingerprint", "check", "subject", "peer", "file", "content", "count", "why"})) return entry;
  reader.text(node, "fingerprint");
  entry.check = reader.text(node, "check", Need::required);
  entry.subject = reader.text(node, "subject", Need::required);
  entry.peer = reader.text(node, "peer");
  entry.file = reader.text(node, "file");
  entry.content = reader.text(node, "content");
  entry.count = count_of(reader, node);
  entry.why = reader.text(node, "why", Need::required);
  return entry;
}

void check_version(JsonReader& reader) {
  const JsonNode root = reader.root(), version = root["version"];
  if (!version)
    reader.missing(root, "version", write_again);
  else if (!version.value->is_number_unsigned() || version.value->get<std::uint64_t>() != 1)
    reader.refuse(version, "this is no baseline of version 1, the only one that this ssot knows",
                  "use the ssot that wrote it, or restore the file from version control");
}

}  // namespace

std::string BaselineEntry::fingerprint() const {
  return hex(fingerprint_of(check, subject, peer));
}

void Baseline::add(BaselineEntry entry) {
  for (BaselineEntry& known : entries)
    if (known.about() == entry.about() && known.file == entry.file && known.why == entry.why) {
      known.count += entry.count;
      return;
    }
  entries.push_back(std::move(entry));
}

llvm::Expected<Baseline> read_baseline(const std::string& file, const std::string& text) {
  llvm::Expected<rules::JsonText> json = rules::JsonText::parse(file, text);
  if (!json) return json.takeError();
  JsonReader reader(*json);
  Baseline baseline;
  const JsonNode root = reader.root();
  if (!root.value->is_object())
    reader.refuse(root, "this is no baseline: a JSON object with \"version\" and \"entries\"", write_again);
  else if (reader.object(root, {"version", "entries"})) {
    check_version(reader);
    if (!root["entries"]) reader.missing(root, "entries", write_again);
    for (const JsonNode& node : reader.items(root, false, "entries"))
      baseline.entries.push_back(entry_of(reader, node));
  }
  if (llvm::Error errors = reader.take_errors()) return errors;
  return baseline;
}

std::string write_baseline(Baseline baseline) {
  std::sort(baseline.entries.begin(), baseline.entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.check, a.subject, a.peer, a.file, a.why, a.count) <
           std::tie(b.check, b.subject, b.peer, b.file, b.why, b.count);
  });
  Json entries = Json::array();
  for (const BaselineEntry& entry : baseline.entries) {
    Json value = {{"fingerprint", entry.fingerprint()}, {"check", entry.check}, {"subject", entry.subject}};
    if (!entry.peer.empty()) value["peer"] = entry.peer;
    if (!entry.file.empty()) value["file"] = entry.file;
    if (!entry.content.empty()) value["content"] = entry.content;
    value["count"] = entry.count;
    value["why"] = entry.why;
    entries.push_back(std::move(value));
  }
  return Json{{"version", 1}, {"entries", std::move(entries)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ssot::lint
