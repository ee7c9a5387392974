// format.hpp - the formats that findings are told in, by name.
//
//   format, Result  =>  render  =>  text of a report
//
// The one list: the command line offers it, checks against it, and calls through it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

enum class Format { text, json, sarif, github, gitlab, junit, markdown };

// In the order in which they are listed.
std::vector<std::string> format_names();
std::optional<Format> format_named(std::string_view name);

// What a file of this name is for, where its ending says so: .sarif, .json, .xml (JUnit), .md, .txt.
std::optional<Format> format_of_file(std::string_view path);

std::string render(Format format, const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                   const RenderOptions& options);

}  // namespace ssot::report
