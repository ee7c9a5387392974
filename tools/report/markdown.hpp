// markdown.hpp - findings as a short summary for a pull request, or for the page of a CI run.
//
//   Result  =>  render_markdown  =>  a heading with the counts; a table for each check, a row for each duplicate
//
// For people who have the change open and little time: rows are what is wrong and what it should be, with the first
// places of it, and long lists are cut with "and N more". Notes and what is excused are counted, not listed: they are
// not news. Places are links where the code host is known. Rejected: the text report in a code block (nobody can click
// on it), and every finding (a comment has a limit, and a reader an earlier one).
#pragma once

#include <string>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

inline constexpr std::size_t kMarkdownRows = 10;   // of a check
inline constexpr std::size_t kMarkdownPlaces = 3;  // of a row
inline constexpr std::size_t kMarkdownBytes = 60'000;  // a comment on GitHub holds 65,536

std::string render_markdown(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                            const RenderOptions& options);

}  // namespace ssot::report
