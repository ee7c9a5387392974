// explain_site.hpp - what becomes of a place in the code, and why.
//
//   what a rewrite would do + FILE:LINE[:COL] or the id of a ledger's entry  =>  SiteAnswers
//
// Nothing is decided here: the answer is read from the plan that `ssot rewrite` would carry out, after verification, so
// that it cannot say otherwise than the rewrite does. Rejected: drafting the one site alone (what holds it up is mostly
// somewhere else). Not thread-safe; what it refers to must outlive it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/migration.hpp"
#include "lint/lines.hpp"
#include "report/explanation.hpp"
#include "report/line_diff.hpp"

namespace ssot::cli {

class SiteExplainer {
 public:
  SiteExplainer(const Planned& planned, const Workspace& workspace, const Disk& disk);

  // Uses, includes and what only looks like one, in order of place. `column` 0: of the whole line.
  std::vector<report::SiteAnswer> at(const std::string& path, unsigned line, unsigned column);
  std::vector<report::SiteAnswer> of_entry(const std::string& id);
  // Of one rule: how many, and the first of those that stay.
  report::RuleAnswer::Counts of_rule(const std::string& rule);

  // The nearest places of the file in which there is something to explain, at most three: "src/a.cpp:4:10 (old::put)".
  std::vector<std::string> near(const std::string& path, unsigned line);
  bool is_shown(const std::string& path) const;  // by a unit that was selected
  std::vector<std::string> ids() const;

 private:
  struct Hunk {
    unsigned first = 0, last = 0;  // lines of the old text, 1-based; empty if last < first
    std::vector<std::string> before, after;
  };
  report::SiteAnswer answer(std::size_t decision);
  report::SiteAnswer answer(const plan::IncludeChange& change);
  report::SiteAnswer answer(const plan::KeptInclude& kept);
  report::SiteAnswer answer(const facts::Mention& mention);
  std::vector<report::SiteAnswer> includes_of(facts::FileId file);
  Place place(const facts::Range& range);
  report::SiteAnswer::Other other(std::size_t decision);
  std::string include_id(const std::string& header, facts::FileId file) const;
  void add_rule(const std::string& id, report::SiteAnswer& answer) const;
  void add_change(const facts::Range& range, report::SiteAnswer& answer);
  // Of a site that was refused: what it would have become.
  void add_tried(const facts::Range& range, report::SiteAnswer& answer);
  void add_units(const facts::Range& name, report::SiteAnswer& answer) const;
  void add_together(std::size_t decision, report::SiteAnswer& answer);
  using Hunks = std::map<std::string, std::vector<Hunk>>;
  static const std::vector<Hunk>& hunks_of(const std::string& path, const edit::Edits& edits, Hunks& known);
  void add_lines(const facts::Range& range, const edit::Edits& edits, Hunks& known, report::SiteAnswer& answer);

  const Planned& planned_;
  const plan::Plan& plan_;
  const facts::Facts& facts_;
  const Workspace& workspace_;
  const Disk& disk_;
  lint::Lines lines_;
  Hunks hunks_;
  std::optional<edit::Edits> tried_;  // of the plan in which nothing is taken back
  Hunks tried_hunks_;
};

}  // namespace ssot::cli
