// account.hpp - the closing account of a rewrite: what was found, and what became of each site.
//
//   Account  =>  text, JSON
//
// The numbers must reconcile: found = rewritten + noted + refused + outside. An account that does not is told as such
// in both forms, for a site that nobody accounts for is what this tool exists to prevent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/proof.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

enum class SiteStatus { rewritten, noted, refused, outside };

const char* name_of(SiteStatus status);

struct AccountLine {
  SiteStatus status = SiteStatus::rewritten;
  std::string rule;
  std::string entity;  // qualified
  std::string file;    // absolute
  unsigned line = 0, column = 0;
  std::string reason;  // why it was not rewritten; empty if it was
  std::string todo;    // what a person does
  std::string id = {};  // of the ledger's entry that is, or would be, its own; several sites may share it
};

// A legacy name that is no site, such as one in a comment.
struct OtherMention {
  std::string what;
  std::size_t count = 0;
  std::vector<std::string> places = {};  // "src/a.cpp:12:3: name", where a person may want to look; else none
};

// What was done to directives: they are no sites, and a header that only moved has nothing else.
struct IncludeCounts {
  std::size_t replaced = 0, added = 0, removed = 0;
  std::size_t files = 0;       // in which any of that was done
  std::size_t files_only = 0;  // of those, the ones with no other edit

  std::size_t all() const { return replaced + added + removed; }
};

struct Account {
  std::size_t found = 0, rewritten = 0, noted = 0, refused = 0;
  std::vector<AccountLine> lines;
  std::vector<OtherMention> other_mentions;
  std::vector<std::string> unexplained;  // places of words that fit no class
  std::size_t files_edited = 0, units_verified = 0;
  std::optional<Proof> proof = {};  // where it was asked for
  std::size_t outside = 0;          // could be rewritten, and are left for another run
  std::string outside_of = {};      // "--only"; empty: the run takes all
  IncludeCounts includes = {};
  std::vector<std::pair<std::string, std::string>> kept_headers = {};  // legacy ones that become no shim => why

  bool reconciles() const { return found == rewritten + noted + refused + outside; }
};

// Refused sites, then noted ones, each with place, reason and what to do; then the counts. Those that are outside are
// counted alone: there may be thousands, and the run that takes them tells what becomes of them.
std::string render_text(const Account& account, const RenderOptions& options);

// Schema "ssot-account", version 1; all lines, in the caller's order.
std::string render_json(const Account& account, const RenderOptions& options);

}  // namespace ssot::report
