#include "report/junit.hpp"

#include <algorithm>
#include <map>

#include "report/severity.hpp"
#include "report/source_lines.hpp"
#include "report/utf8.hpp"

namespace ssot::report {
namespace {

// What there is of one subject of one check.
struct Case {
  std::vector<const lint::Finding*> failing;
  const lint::Finding* known = nullptr;  // the first that is noted or excused
  std::string why;                       // ... and why
};

using Cases = std::map<std::string, std::map<std::string, Case>>;  // check => subject

void add_known(Case& one, const lint::Finding& finding, const std::string& why) {
  if (one.known != nullptr) return;
  one.known = &finding;
  one.why = why;
}

Cases cases_of(const lint::Result& result) {
  Cases cases;
  for (const lint::Finding& finding : result.findings) {
    Case& one = cases[finding.check][finding.subject];
    if (finding.severity == lint::Severity::note)
      add_known(one, finding, finding.message);
    else
      one.failing.push_back(&finding);
  }
  for (const lint::Excused& each : result.excused) {
    if (each.by == lint::Excuse::earlier) continue;
    add_known(cases[each.finding.check][each.finding.subject], each.finding,
              std::string(excuse_name(each.by)) + ": " + each.reason);
  }
  return cases;
}

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
  void operator+=(const Counts& more) {
    tests += more.tests, failures += more.failures, errors += more.errors, skipped += more.skipped;
  }
};

std::string attributes(const Counts& counts) {
  return " tests=\"" + std::to_string(counts.tests) + "\" failures=\"" + std::to_string(counts.failures) +
         "\" errors=\"" + std::to_string(counts.errors) + "\" skipped=\"" + std::to_string(counts.skipped) + "\"";
}

std::string told(const lint::Finding& finding, const SourceLines& sources) {
  std::string out = sources.shown(finding.region) + ": " + severity_name(finding.severity) + ": " + finding.message + "\n";
  for (const lint::Related& related : finding.related)
    out += "  " + sources.shown(related.region) + ": " + related.message + "\n";
  return out + (finding.help.empty() ? "" : "  help: " + finding.help + "\n");
}

// Line feeds stand as they are in content; as_xml would write them as in an attribute.
std::string content(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += as_xml(std::string_view(text).substr(at, end - at)) + (end < text.size() ? "\n" : "");
    at = end + 1;
  }
  return out;
}

std::string failure(const Case& one, const SourceLines& sources) {
  const bool error = std::any_of(one.failing.begin(), one.failing.end(), [](const lint::Finding* each) {
    return each->severity == lint::Severity::error;
  });
  const std::string more =
      one.failing.size() > 1 ? " (and " + std::to_string(one.failing.size() - 1) + " more)" : "";
  std::string text;
  for (const lint::Finding* each : one.failing) text += told(*each, sources);
  return std::string("      <failure type=\"") + (error ? "error" : "warning") + "\" message=\"" +
         as_xml(one.failing.front()->message + more) + "\">" + content(text) + "</failure>\n";
}

std::string opening(const std::string& check, const std::string& name) {
  return "    <testcase classname=\"ssot." + as_xml(check) + "\" name=\"" + as_xml(name) + "\"";
}

std::string case_text(const std::string& check, const std::string& subject, const Case& one,
                      const SourceLines& sources, Counts& counts) {
  ++counts.tests;
  const lint::Finding& first = one.failing.empty() ? *one.known : *one.failing.front();
  std::string out = opening(check, subject) + " file=\"" +
                    as_xml(sources.in_checkout(first.region.file).value_or(first.region.file)) + "\" line=\"" +
                    std::to_string(first.region.line) + "\">\n";
  if (!one.failing.empty()) {
    ++counts.failures;
    out += failure(one, sources);
  } else {
    ++counts.skipped;
    out += "      <skipped message=\"" + as_xml(one.why) + "\"/>\n";
  }
  return out + "    </testcase>\n";
}

std::string suite(const std::string& name, const Counts& counts, const std::string& cases) {
  return "  <testsuite name=\"" + as_xml(name) + "\"" + attributes(counts) + ">\n" + cases + "  </testsuite>\n";
}

std::string units_suite(std::size_t unparsed, Counts& all) {
  const Counts counts{1, 0, unparsed != 0 ? 1U : 0U, 0};
  all += counts;
  const std::string one = "    <testcase classname=\"ssot\" name=\"every translation unit parses\"";
  if (unparsed == 0) return suite("translation units", counts, one + "/>\n");
  return suite("translation units", counts,
               one + ">\n      <error type=\"incomplete\" message=\"" + std::to_string(unparsed) +
                   " did not parse, so what they hold is not known\"/>\n    </testcase>\n");
}

}  // namespace

std::string render_junit(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                         const RenderOptions& options) {
  const SourceLines sources(options);
  Cases cases = cases_of(result);
  std::map<std::string, std::string> names;
  for (const lint::CheckInfo& info : checks) names.emplace(info.id, info.id + " " + info.name);
  for (const std::string& id : result.checks) cases.try_emplace(id);
  Counts all;
  std::string suites = units_suite(result.unparsed, all);
  for (const auto& [check, subjects] : cases) {
    Counts counts;
    std::string text;
    for (const auto& [subject, one] : subjects) text += case_text(check, subject, one, sources, counts);
    if (subjects.empty()) {
      ++counts.tests;
      text = opening(check, "nothing found") + "/>\n";
    }
    all += counts;
    suites += suite(names.contains(check) ? names.at(check) : check, counts, text);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ssot lint\"" + attributes(all) + ">\n" +
         suites + "</testsuites>\n";
}

}  // namespace ssot::report
