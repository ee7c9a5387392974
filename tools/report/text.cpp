#include "report/text.hpp"

#include <algorithm>

#include "report/severity.hpp"
#include "report/source_lines.hpp"
#include "support/counted.hpp"

namespace ssot::report {
namespace {

class Painter {
 public:
  explicit Painter(bool on) : on_(on) {}
  std::string operator()(const char* code, const std::string& text) const {
    return on_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }

 private:
  bool on_;
};

constexpr const char* kBold = "1";
constexpr const char* kCaret = "1;32";
constexpr const char* kHelp = "1;36";

const char* colour_of(lint::Severity severity) {
  switch (severity) {
    case lint::Severity::error:
      return "1;31";
    case lint::Severity::warning:
      return "1;35";
    case lint::Severity::note:
      return "1;36";
  }
  return kBold;
}

// What stands before the caret: blanks, but tabs kept, so that the caret hits its character at any tab width.
std::string indent_up_to(std::string_view line, unsigned column) {
  std::string indent;
  for (char byte : line.substr(0, column - 1))
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) indent += byte == '\t' ? '\t' : ' ';
  return indent;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string source_of(const lint::Region& region, SourceLines& sources, const Painter& paint) {
  std::optional<std::string_view> line = sources.line(region.file, region.line);
  if (!line) return "";
  std::string number = std::to_string(region.line);
  number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
  std::string out = number + " | " + std::string(*line) + "\n";
  if (region.column == 0 || region.column > line->size() + 1) return out;
  std::size_t end = line->size();
  if (region.end_line == region.line && region.end_column > region.column)
    end = std::min<std::size_t>(end, region.end_column - 1);
  else if (region.end_line <= region.line)
    end = std::min<std::size_t>(end, region.column);
  std::size_t begin = region.column - 1;
  std::size_t width =
      std::max<std::size_t>(1, characters(line->substr(begin, end > begin ? end - begin : 0)));
  return out + std::string(number.size(), ' ') + " | " + indent_up_to(*line, region.column) +
         paint(kCaret, "^" + std::string(width - 1, '~')) + "\n";
}

std::string render(const lint::Finding& finding, SourceLines& sources, const Painter& paint) {
  std::string out = paint(kBold, sources.shown(finding.region) + ":") + " " +
                    paint(colour_of(finding.severity), std::string(severity_name(finding.severity)) + ":") +
                    " " + finding.message + " [" + finding.check + "]\n" +
                    source_of(finding.region, sources, paint);
  for (const lint::Related& related : finding.related)
    out += "  " + sources.shown(related.region) + ": " + related.message + "\n";
  if (!finding.help.empty()) out += "  " + paint(kHelp, "help:") + " " + finding.help + "\n";
  return out;
}

}  // namespace

std::string summary(const lint::Result& result) {
  std::string out;
  for (lint::Severity severity : {lint::Severity::error, lint::Severity::warning, lint::Severity::note})
    if (const std::size_t number = lint::count(result, severity); number != 0)
      out += (out.empty() ? "" : ", ") + counted(number, severity_name(severity));
  if (out.empty()) out = "no findings";
  const auto fixable = std::count_if(result.findings.begin(), result.findings.end(),
                                     [](const lint::Finding& each) { return each.fixable; });
  if (fixable != 0) out += "; " + std::to_string(fixable) + " can be mended by `ssot rewrite`";
  std::string excused;
  for (lint::Excuse by : {lint::Excuse::baseline, lint::Excuse::suppression, lint::Excuse::earlier})
    if (const std::size_t number = lint::count(result, by); number != 0)
      excused += (excused.empty() ? "" : ", ") + std::to_string(number) + " " + excuse_name(by);
  return out + (excused.empty() ? "" : "; not told: " + excused);
}

std::string render_text(const lint::Result& result, const RenderOptions& options) {
  SourceLines sources(options);
  Painter paint(options.colour);
  std::string out;
  for (const lint::Finding& finding : result.findings) out += render(finding, sources, paint);
  return out + paint(kBold, summary(result)) + "\n";
}

}  // namespace ssot::report
