// concept.hpp - a concept as plain values: what one rules file says.
//
//   rules/<concept>.json  =>  read_concept  =>  Concept  =>  rewriter, lint, shim, docs
//
// A concept is a job that must have one owner. The values here are what the four readers share, so that
// they cannot drift apart. Nothing is resolved yet: entities are declarations as spelled, matched against
// Clang's in collect/, and replacements are templates whose holes plan/ fills.
// Rejected: one JSON shape for each reader (they did drift), and C++ rules compiled in (a user cannot add
// one).
#pragma once

#include <map>
#include <set>
#include <optional>
#include <string>
#include <vector>

#include "support/problem.hpp"

namespace ssot::rules {

enum class EntityKind { type, function, method, constructor, variable, field, macro, enumerator };

struct Parameter {
  std::string type;           // as spelled, whitespace normalised
  std::string name;           // empty in a constructor of which nothing is used
  std::string default_value;  // empty: none

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

// What `from` declares. For "bool n::C::f(const std::string& user) const": kind method, name "n::C::f".
struct Entity {
  EntityKind kind = EntityKind::type;
  std::string name;    // qualified, no leading ::, inline namespaces left out
  std::string result;  // function, method: result type; variable, field: its type; alias: its target
  std::vector<Parameter> parameters;
  std::vector<std::string> bases;  // type: "public n::B"
  std::string keyword;             // type: class, struct, enum, enum class, using
  bool is_static = false;
  bool is_virtual = false;  // spelled virtual, or override
  bool is_override = false;
  bool is_pure = false;
  bool is_const = false;
  bool is_template = false;

  std::string scope() const;        // "n::C"
  std::string unqualified() const;  // "f"
  friend bool operator==(const Entity&, const Entity&) = default;
};

// When a case applies, by one argument of the call.
struct Condition {
  enum class Is { absent, given, literal, text };
  std::string parameter;
  Is is = Is::given;  // absent: not written, or spells the default
  std::string text;   // for `text`: the content of the string literal

  friend bool operator==(const Condition&, const Condition&) = default;
};

// C++ text with $name holes; `$self` is the object, `$$` a dollar sign. An empty form is not offered.
struct Replacement {
  std::string value;      // the result is used
  std::string statement;  // the result is not used

  bool empty() const { return value.empty() && statement.empty(); }
  friend bool operator==(const Replacement&, const Replacement&) = default;
};

struct Case {
  std::vector<Condition> when;  // all must hold; empty: always
  Replacement to;
  Place place;
};

// How one argument is put into its hole.
struct Argument {
  std::string wrap;          // "ssot::ThreadId{$}": the argument stands for `$`; empty: as it is
  std::string when_default;  // what fills the hole if the argument is absent or spells the default
  std::string drop;          // the reason why the parameter has no hole; empty: it has one
};

struct Note {
  std::string why;   // why there is no mechanical answer
  std::string todo;  // what a person does

  friend bool operator==(const Note&, const Note&) = default;
};

// What a use of the one instance becomes; the text itself is Canonical's.
enum class Instance { none, reference, pointer, shared, construct };

// What a shim does where forwarding `to` is not possible.
struct ShimBody {
  std::string returns;  // the legacy failure value; the shim reports at run time
  std::string body;     // one expression that forwards, where it differs from the value form
};

// Code that shows what a rule does, for `ssot rules test`.
struct Snippet {
  std::string code;
  bool lines = false;  // written as an array of lines
  Place place;         // of the string or the array
};

// Code that a rule must take, and what becomes of it.
struct TestedChange {
  Snippet before;
  std::optional<Snippet> after;  // nothing: the text stays
  std::string outcome;           // rewritten, noted or refused; empty: rewritten
  std::string why;               // stands in the reason that is given
  Place place;
};

struct Tests {
  std::vector<Snippet> valid;  // the rule takes nothing of it
  std::vector<TestedChange> invalid;

  bool empty() const { return valid.empty() && invalid.empty(); }
};

struct Rule {
  std::string id;    // kebab-case, unique in the concept
  std::string text;  // `from` as it stands in the file
  Entity from;
  std::vector<Case> cases;   // the first that holds; `to` alone is one case without condition
  std::optional<Note> note;  // where no case holds
  Instance instance = Instance::none;
  std::map<std::string, Argument> arguments;
  std::vector<std::string> unwrap;  // member calls on the result that go with it: "get"; "*": its dereference
  std::string unopened;   // the reason why a result that nobody unwraps may be lost
  std::string any_order;  // the reason why the order in which its arguments are evaluated does not matter
  std::string context;    // the reason why names of its replacement are known where uses stand, and nowhere else
  std::string by_pointer;           // type: what T* becomes, if not the new name and *
  bool single = false;              // type: of this there is one; a value of it becomes a reference to it
  std::string remark;               // what behaves otherwise, for people
  ShimBody shim;
  Tests tests;
  Place place;             // of `from`
  std::size_t header = 0;  // index into Concept::headers
};

struct LegacyHeader {
  std::string path;                          // as included: "netra/websocket_core/manager.h"
  std::vector<std::string> implementations;  // files, from the root, that vanish with it
  std::vector<std::string> shim_includes;  // what the compatibility header includes besides the canonical one
  std::string why;                         // one line for people: what this manager did
  bool stays = false;  // it holds more than what is legacy: no shim takes its place, and its includes stay
  Place place;
};

struct Canonical {
  std::string type;                        // "ssot::WebSocketManager"; empty: free functions only
  std::string include;                     // "<ssot/websocket_manager.hpp>"
  std::string reference, pointer, shared;  // expressions for the one instance, in each ownership
  std::string create;                      // the construction inside the composition root
  std::string owner;  // the type that holds it: "std::shared_ptr<ssot::WebSocketManager>"
  std::map<std::string, std::string>
      includes;  // name prefix => include: "ssot::migration::" => "<ssot/migration.hpp>"
  std::string shim_support =
      "<ssot/migration_shim.hpp>";                  // what shims include if they have bodies to fall back on
  std::vector<std::string> implementation_headers;  // path suffixes that only the implementation includes
  std::vector<std::string> allow_family;            // qualified names that may share the canonical's name
  Place place;

  // What it is called in a message.
  const std::string& name() const { return type.empty() ? include : type; }
};

// A function in which the one instance may be made.
struct CompositionRoot {
  std::string function;  // qualified
  std::string create;    // replaces Canonical::create there; empty: as it is
  Place place = {};
};

struct Concept {
  std::string id;  // "websocket-manager"
  std::string summary;
  std::string file;  // where it was read from
  Canonical canonical;
  std::vector<LegacyHeader> headers;
  std::vector<Rule> rules;
  std::set<std::string> kept_types = {};           // classes that stay, and are named for the sake of their members
  Tests tests;                                     // of all rules together
  std::vector<CompositionRoot> composition_roots;  // from the concept and from ssot.json
};

// A whole run may know several concepts; ids are unique among them.
struct RuleSet {
  std::vector<Concept> concepts;
  std::vector<std::string> effect_free = {};  // functions of the project whose calls may be dropped
};

}  // namespace ssot::rules
