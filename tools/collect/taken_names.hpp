// taken_names.hpp - a class that derives from a legacy one may have a member that is called as a canonical one is.
//
//   rule of a member, class that derives  =>  what the canonical member's name means in that class already
//
// After the rename such a member would hide the canonical one, so that a call reaches it instead, or override it, so
// that the base reaches it: both compile, and mean something else. What overrides a legacy method is renamed itself
// and takes no name.
// Rejected: comparing calls before and after (those of a shim, and of the canonical code, are not there before).
#pragma once

#include <set>
#include <string>

#include "collect/site_recorder.hpp"

namespace ssot::collect {

// The members of the canonical object that the rule's replacements name: `paint` of "$self.paint($times)".
std::set<std::string> canonical_members(const rules::Rule& rule);

// The member that takes one of these names, in the class or in a base of it that is not legacy; null: none.
const clang::NamedDecl* taken_by(const clang::CXXRecordDecl& derived, const rules::Rule& rule, SiteRecorder& record);

// The same for all members of the legacy class, and what to say of it; empty: none.
std::string taken_names(const clang::CXXRecordDecl& derived, const clang::CXXRecordDecl& legacy, SiteRecorder& record);

}  // namespace ssot::collect
