#include "edit/format.hpp"

#include <clang/Format/Format.h>

#include "support/problem.hpp"

namespace ssot::edit {
namespace {

using clang::tooling::Replacements;

std::vector<clang::tooling::Range> ranges_of(const std::vector<Mark>& marks) {
  std::vector<clang::tooling::Range> ranges;
  for (const Mark& mark : marks)
    ranges.emplace_back(static_cast<unsigned>(mark.begin), static_cast<unsigned>(mark.end - mark.begin));
  return ranges;
}

llvm::Error take(const Replacements& replacements, std::string& text, std::vector<Mark>& marks) {
  if (replacements.empty()) return llvm::Error::success();
  llvm::Expected<std::string> changed = clang::tooling::applyAllReplacements(text, replacements);
  if (!changed) return changed.takeError();
  for (Mark& mark : marks) {
    mark.begin = replacements.getShiftedCodePosition(static_cast<unsigned>(mark.begin));
    mark.end = std::max<std::size_t>(mark.begin,
                                     replacements.getShiftedCodePosition(static_cast<unsigned>(mark.end)));
  }
  text = std::move(*changed);
  return llvm::Error::success();
}

}  // namespace

llvm::Error format_touched(const std::string& path, std::string& text, std::vector<Mark>& marks) {
  if (marks.empty()) return llvm::Error::success();
  llvm::Expected<clang::format::FormatStyle> style =
      clang::format::getStyle("file", path, "none", text, nullptr, /*AllowUnknownOptions=*/true);
  if (!style)
    return problem(ExitCode::usage, {path, 0, 0, {}},
                   "its .clang-format cannot be read: " + llvm::toString(style.takeError()),
                   "mend the file; nothing was written");
  if (style->DisableFormat) return llvm::Error::success();
  if (llvm::Error error = take(clang::format::sortIncludes(*style, text, ranges_of(marks), path), text, marks))
    return error;
  return take(clang::format::reformat(*style, text, ranges_of(marks), path), text, marks);
}

}  // namespace ssot::edit
