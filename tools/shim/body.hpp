// body.hpp - the one statement that a forwarding function consists of.
//
//   rule  =>  body_of  =>  { return ssot::websocket_manager().online(ssot::UserId{user_id}); }
//
// Forwarded is what has one unconditional answer (the rule's `to`, or its `shim.body`). What has none returns
// the legacy failure value, after ssot::migration::unforwarded has said so; a shim never chooses. Rejected: a
// switch over the cases of a rule in the shim (logic in a header that is to hold none, SSOT013).
#pragma once

#include <llvm/Support/Error.h>

#include <set>
#include <string>

#include "rules/concept.hpp"
#include "rules/short_forms.hpp"
#include "shim/legacy_names.hpp"

namespace ssot::shim {

struct Body {
  std::string statement;             // with its semicolon
  std::set<std::string> parameters;  // that it uses; the others stay unnamed
  std::string unforwarded;           // why it does not forward; empty if it does
};

// For a function or method. Refused: no answer, and no failure value that its result type could take.
llvm::Expected<Body> body_of(const rules::Rule& rule, const rules::Concept& known, const LegacyNames& names);

// For its form with fewer arguments, as rules::short_forms has it.
llvm::Expected<Body> body_of(const rules::Rule& rule, const rules::ShortForm& form, const rules::Concept& known,
                             const LegacyNames& names);

// The expression that gives the one shim object in the form that `type` holds it; empty if `type` holds none.
std::string instance_expression(const std::string& type, const std::string& scope, const LegacyNames& names);

// What a legacy type is in the shim: another name of the canonical one, if all its members are called as before;
// a class derived from it, if methods are called otherwise now; a type of its own, if a field or enumerator is, or
// if there is one instance that all its objects stand for.
enum class TypeForm { alias, derived, own };
TypeForm form_of(const rules::Rule& type, const LegacyNames& names);
// The use of this member is spelled as before.
bool is_unchanged(const rules::Rule& member, const rules::Rule& type);

// The text of the rule's unconditional replacement: the value form where the result is used. Empty if there
// is none.
std::string unconditional(const rules::Rule& rule);

// `text` as a C++ string literal.
std::string literal(const std::string& text);

}  // namespace ssot::shim
