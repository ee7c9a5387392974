// blame.hpp - which groups of edits a compiler's complaint is about.
//
//   diagnostics of an edited unit + who wrote which line  =>  groups, files whose includes must stay
//
// From near to far: the line itself, a legacy include that the file lost, the lines of its notes and of the bodies of
// macros that it came through, the includes of the file, every group of the file. Something is blamed as long as
// anything edited is in sight, so that the loop around it always ends.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "edit/render.hpp"
#include "facts/facts.hpp"
#include "plan/plan.hpp"

namespace ssot::verify {

struct Blame {
  std::string group;    // one of the two is set
  std::string include;  // path of the file whose legacy includes must stay
  std::string reason;
  friend auto operator<=>(const Blame&, const Blame&) = default;
};

// `complaint` is an error or a new warning, followed by its notes. `touched` are the edited files that the
// unit includes, `losing` those of `include_edits` in which nothing came in the place of a legacy include. Empty if
// no edit can be the cause.
std::set<Blame> blame(const std::vector<facts::Diagnostic>& complaint, const edit::Edits& edits,
                      const std::set<std::string>& include_edits, const std::set<std::string>& touched,
                      const std::set<std::string>& losing = {});

// Who wrote the line, or else the groups `near` it, or else any line of that file; empty if the file has no edit.
std::set<Blame> blame_line(const facts::Diagnostic& at, const edit::Edits& edits, const std::string& reason,
                           const std::set<std::string>& near = {});

// Cuts a list into complaints: one error and the notes behind it.
std::vector<std::vector<facts::Diagnostic>> complaints(const std::vector<facts::Diagnostic>& diagnostics);

}  // namespace ssot::verify
