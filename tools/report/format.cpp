#include "report/format.hpp"

#include <utility>

#include "report/github.hpp"
#include "report/gitlab.hpp"
#include "report/json.hpp"
#include "report/junit.hpp"
#include "report/markdown.hpp"
#include "report/sarif.hpp"
#include "report/text.hpp"

namespace ssot::report {
namespace {

constexpr std::pair<std::string_view, Format> names[] = {
    {"text", Format::text},     {"json", Format::json},   {"sarif", Format::sarif},      {"github", Format::github},
    {"gitlab", Format::gitlab}, {"junit", Format::junit}, {"markdown", Format::markdown}};

constexpr std::pair<std::string_view, Format> endings[] = {{".sarif", Format::sarif},
                                                           {".json", Format::json},
                                                           {".xml", Format::junit},
                                                           {".md", Format::markdown},
                                                           {".txt", Format::text}};

}  // namespace

std::vector<std::string> format_names() {
  std::vector<std::string> out;
  for (const auto& [name, format] : names) out.emplace_back(name);
  return out;
}

std::optional<Format> format_named(std::string_view name) {
  for (const auto& [known, format] : names)
    if (known == name) return format;
  return std::nullopt;
}

std::optional<Format> format_of_file(std::string_view path) {
  for (const auto& [ending, format] : endings)
    if (path.ends_with(ending)) return format;
  return std::nullopt;
}

std::string render(Format format, const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                   const RenderOptions& options) {
  switch (format) {
    case Format::text:
      return render_text(result, options);
    case Format::json:
      return render_json(result, options);
    case Format::sarif:
      return render_sarif(result, checks, options);
    case Format::github:
      return render_github(result, checks, options);
    case Format::gitlab:
      return render_gitlab(result, options);
    case Format::junit:
      return render_junit(result, checks, options);
    case Format::markdown:
      return render_markdown(result, checks, options);
  }
  return {};
}

}  // namespace ssot::report
