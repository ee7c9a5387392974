#include "rules/keys.hpp"

namespace ssot::rules {

const std::map<std::string, Keys>& concept_keys() {
  static const std::map<std::string, Keys> keys = {
      {"concept",
       {"$schema", "version", "concept", "summary", "canonical", "legacy", "tests", "composition_roots"}},
      {"canonical",
       {"type", "include", "instance", "create", "includes", "shim_support", "implementation_headers",
        "allow_family"}},
      {"instance", {"reference", "pointer", "shared", "owner"}},
      {"header", {"header", "why", "stays", "implementations", "shim_includes", "rules"}},
      {"rule",
       {"id", "from", "to", "cases", "note", "instance", "arguments", "unwrap", "by_pointer", "single",
        "any_order", "unopened", "context", "remark", "tests", "shim"}},
      {"case", {"when", "to"}},
      {"text_condition", {"text"}},
      {"replacement", {"value", "statement"}},
      {"argument", {"wrap", "default", "drop"}},
      {"note", {"why", "do"}},
      {"shim", {"returns", "body"}},
      {"tests", {"valid", "invalid"}},
      {"tested_change", {"before", "after", "outcome", "why"}},
      {"composition_root", {"function", "create"}},
  };
  return keys;
}

const std::map<std::string, Keys>& settings_keys() {
  static const std::map<std::string, Keys> keys = {
      {"settings",
       {"$schema", "rules", "exclude", "generated", "composition_roots", "effect_free", "notes", "baseline",
        "programs", "build", "checks", "duplicates"}},
      {"duplicates", {"score", "shared", "fakes", "roles"}},
      {"composition_root", {"function", "create"}},
      {"program", {"name", "sources"}},
  };
  return keys;
}

}  // namespace ssot::rules
