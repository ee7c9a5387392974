#include "lint/ledger.hpp"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace ssot::lint {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

llvm::Error broken(const std::string& file, const std::string& pointer, std::string what, std::string mend) {
  return problem({file, 0, 0, pointer}, std::move(what), std::move(mend));
}

// Where a byte offset is in the text, for a parse error.
Place place_of(const std::string& file, const std::string& text, std::size_t byte) {
  const std::string before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t begin = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
  return {file, static_cast<unsigned>(line), static_cast<unsigned>(before.size() - begin + 1), {}};
}

llvm::Expected<LedgerEntry> read_entry(const std::string& file, const json& value,
                                       const std::string& pointer) {
  // What stands under `id` is not read: it follows from the others, and is right when the ledger is written again.
  static const std::set<std::string> keys{"id",    "rule", "entity", "file", "enclosing",
                                          "count", "why",  "do",     "owner"};
  if (!value.is_object())
    return broken(file, pointer, "an entry of the ledger is not an object",
                  "let `ssot rewrite` write it again");
  for (const auto& [key, member] : value.items()) {
    if (!keys.contains(key))
      return broken(file, pointer + "/" + key, "unknown key `" + key + "`",
                    "only `owner` is written by people");
    const bool fits = key == "count" ? member.is_number_unsigned() : member.is_string();
    if (!fits)
      return broken(file, pointer + "/" + key, "`" + key + "` has the wrong type",
                    "let `ssot rewrite` write it again");
  }
  for (const char* key : {"rule", "entity", "file", "count", "why"})
    if (!value.contains(key))
      return broken(file, pointer, std::string("`") + key + "` is missing",
                    "let `ssot rewrite` write it again");
  LedgerEntry entry;
  entry.rule = value.at("rule");
  entry.entity = value.at("entity");
  entry.file = value.at("file");
  entry.enclosing = value.value("enclosing", "");
  entry.count = value.at("count");
  entry.why = value.at("why");
  entry.todo = value.value("do", "");
  entry.owner = value.value("owner", "");
  return entry;
}

}  // namespace

std::string entry_id(const std::string& rule, const std::string& entity, const std::string& file,
                     const std::string& enclosing) {
  const std::uint64_t hash =
      llvm::xxh3_64bits(rule + '\0' + entity + '\0' + file + '\0' + enclosing);
  return llvm::utohexstr(hash >> 16, true, 12);
}

const LedgerEntry* Ledger::find(const std::string& rule, const std::string& entity, const std::string& file,
                                const std::string& enclosing) const {
  for (const LedgerEntry& entry : entries)
    if (entry.key() == std::tie(rule, entity, file, enclosing)) return &entry;
  return nullptr;
}

void Ledger::add(LedgerEntry entry) {
  for (LedgerEntry& known : entries)
    if (known.key() == entry.key()) {
      known.count += entry.count;
      return;
    }
  entries.push_back(std::move(entry));
}

void Ledger::sort() {
  std::sort(entries.begin(), entries.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    return std::tie(a.file, a.enclosing, a.rule, a.entity) < std::tie(b.file, b.enclosing, b.rule, b.entity);
  });
}

llvm::Expected<Ledger> read_ledger(const std::string& file, const std::string& text) {
  json document;
  try {
    document = json::parse(text);
  } catch (const json::parse_error& error) {
    return problem(place_of(file, text, error.byte), "the ledger is not valid JSON",
                   "restore it from version control, or remove it and let `ssot rewrite` write it again");
  }
  if (!document.is_object() || document.value("version", 0) != 1 || !document.contains("notes") ||
      !document["notes"].is_array())
    return broken(file, "", "this is not a ledger of version 1", "let `ssot rewrite` write it again");
  Ledger ledger;
  std::size_t i = 0;
  for (const json& value : document["notes"]) {
    llvm::Expected<LedgerEntry> entry = read_entry(file, value, "/notes/" + std::to_string(i++));
    if (!entry) return entry.takeError();
    ledger.entries.push_back(std::move(*entry));
  }
  return ledger;
}

llvm::Expected<Ledger> ledger_at(const std::string& file, const Disk& disk) {
  if (!disk.exists(file)) return Ledger{};
  llvm::Expected<std::string> text = disk.read(file);
  if (!text) return text.takeError();
  return read_ledger(file, *text);
}

std::string write_ledger(const Ledger& ledger) {
  ordered_json notes = ordered_json::array();
  for (const LedgerEntry& entry : ledger.entries) {
    ordered_json value{{"id", entry.id()},     {"rule", entry.rule},           {"entity", entry.entity},
                       {"file", entry.file},   {"enclosing", entry.enclosing}, {"count", entry.count},
                       {"why", entry.why}};
    if (!entry.todo.empty()) value["do"] = entry.todo;
    if (!entry.owner.empty()) value["owner"] = entry.owner;
    notes.push_back(std::move(value));
  }
  return ordered_json{{"version", 1}, {"notes", std::move(notes)}}.dump(2) + "\n";
}

Ledger with_owners(Ledger now, const Ledger& before) {
  for (LedgerEntry& entry : now.entries)
    if (const LedgerEntry* old = before.find(entry.rule, entry.entity, entry.file, entry.enclosing))
      entry.owner = old->owner;
  return now;
}

}  // namespace ssot::lint
