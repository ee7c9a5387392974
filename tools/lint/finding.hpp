// finding.hpp - one thing that the lint has to say.
//
// Location is a place to show, never identity: the fingerprint is made of rule, subject and peer, so that it
// survives reformatting and moved lines.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "support/problem.hpp"

namespace ssot::lint {

enum class Severity { note, warning, error };

struct Region {
  std::string file;                                             // absolute
  unsigned line = 0, column = 0, end_line = 0, end_column = 0;  // 1-based, bytes, end exclusive
  friend auto operator<=>(const Region&, const Region&) = default;
};

struct Related {
  Region region;
  std::string message;
  friend auto operator<=>(const Related&, const Related&) = default;
};

std::uint64_t fingerprint_of(const std::string& check, const std::string& subject, const std::string& peer);

struct Finding {
  std::string check;  // "SSOT005"
  Severity severity = Severity::error;
  Region region;
  std::string message;   // first sentence: the title
  std::string help;      // what to do
  std::string subject;   // entity or file that is wrong
  std::string peer;      // what it duplicates or should be
  bool fixable = false;  // `ssot rewrite` mends it
  std::vector<Related> related;
  // The subject without its file, where the file is part of what the finding is about: an include, a use at file level.
  // So it is known again in a file that was moved. Empty: the subject says all, in whatever file it stands.
  std::string in_file = {};

  std::uint64_t fingerprint() const { return fingerprint_of(check, subject, peer); }
  friend auto operator<=>(const Finding&, const Finding&) = default;
};

struct CheckInfo {
  std::string id;    // "SSOT005"
  std::string name;  // "duplicate-name"
  Severity severity;
  std::string summary;  // one line
  std::string description;
  bool is_on = true;  // by default
  std::string page = {};  // Markdown, the whole page of docs/checks; empty where it is not at hand
};

}  // namespace ssot::lint
