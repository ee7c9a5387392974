// instance_text.hpp - how the one instance is reached, or made, in the place of a use.
//
//   site, Canonical  =>  the text of its accessor, or in a composition root of its creation
//
// A use that keeps the instance, or hands it on, keeps the form that it had: reference, pointer, smart
// pointer or std::ref. What the canonical type is owned by decides whether a temporary may be dropped.
#pragma once

#include <string>

#include "facts/facts.hpp"
#include "rules/concept.hpp"

namespace ssot::plan {

// What holds the one instance, as the rules name its type.
enum class Owner { raw, unique, smart };

Owner owner_of(const rules::Canonical& canonical);

// In a composition root the text that the rules have for it.
std::string create_text(const facts::Site& site, const rules::Concept& owner);
// Of a place where a legacy manager was made.
std::string construct_text(const facts::Site& site, const rules::Concept& owner);
// Of a place where it was reached.
std::string instance_text(rules::Instance wish, const facts::Site& site, const rules::Canonical& canonical);

// Used through -> or *, and the rule wants a smart pointer there.
bool keeps_smart(const facts::Site& site, const rules::Rule& rule);

}  // namespace ssot::plan
