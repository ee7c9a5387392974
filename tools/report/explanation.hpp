// explanation.hpp - what `ssot explain` answers: of places in the code, of a rule, of a check of the lint.
//
//   SiteAnswers | RuleAnswers | CheckAnswer  =>  text, JSON
//
// A place is told by what is there before and after as whole lines of the file, formatted as the rewrite would leave
// them: what a reviewer will see, not what a rule says. Places keep the caller's order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/render_options.hpp"
#include "support/problem.hpp"

namespace ssot::report {

struct SiteAnswer {
  std::string status;  // rewritten, noted, refused, outside; "not legacy": it only looks like one
  std::string what;    // "call of", "include of"
  std::string entity;
  Place place;
  std::string id;         // of the ledger's entry; empty: it has none
  std::string enclosing;  // declaration around it; empty: at file level
  std::string rule;       // id; empty: none
  std::string rule_text;  // its `from`
  Place rule_place;
  std::string reason, todo;    // why it stays, what a person does
  std::string remark;          // of the rule: what behaves otherwise
  std::string owner;           // who has taken it, as the ledger says
  std::vector<std::string> before, after;  // lines, without their ends
  struct Other {
    Place place;
    std::string entity, status;
  };
  std::vector<Other> together;  // what changes only with it; not all, if `more` is set
  std::size_t more = 0;
  struct Seen {
    std::string unit, configuration;  // configuration: empty if there is one
  };
  std::vector<Seen> seen;        // translation units that show it
  std::vector<Seen> not_seen;    // that include its file, in builds that see nothing legacy here
};

struct RuleAnswer {
  std::string id, concept_id, from, header, header_why;
  Place place;
  struct Becomes {
    std::string when;  // "`event` is \"started\""; empty: always
    std::string value, statement;
  };
  std::vector<Becomes> becomes;
  std::vector<std::pair<std::string, std::string>> arguments;  // name, what is done with it
  std::string note_why, note_todo, remark;
  struct Counts {
    std::size_t found = 0, rewritten = 0, noted = 0, refused = 0;
    std::vector<SiteAnswer::Other> staying;  // not all, if `more` is set
    std::size_t more = 0;
  };
  std::optional<Counts> sites;  // none: no build was given, nor found
};

struct CheckAnswer {
  std::string id, name, severity, summary;
  std::vector<std::pair<std::string, std::string>> sections;  // of its page: heading, text
  std::string page;
};

std::string render_text(const std::vector<SiteAnswer>& sites, const RenderOptions& options);
std::string render_text(const std::vector<RuleAnswer>& rules, const RenderOptions& options);
std::string render_text(const CheckAnswer& check, const RenderOptions& options);

// Schema "ssot-explanation", version 1; `of` says which of the three.
std::string render_json(const std::vector<SiteAnswer>& sites, const RenderOptions& options);
std::string render_json(const std::vector<RuleAnswer>& rules, const RenderOptions& options);
std::string render_json(const CheckAnswer& check, const RenderOptions& options);

}  // namespace ssot::report
