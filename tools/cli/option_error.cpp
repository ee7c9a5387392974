#include "cli/option_error.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/nearest.hpp"
#include "support/problem.hpp"

namespace ssot::cli {
namespace {

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-';
}

// The innermost subcommand that was recognised.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

std::string whole_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? "ssot" : whole_name(*parent) + " " + command.get_name();
}

llvm::Error unknown(const std::string& what, const std::string& word, const std::vector<std::string>& valid,
                    const CLI::App& command) {
  const std::string near = nearest(word, valid);
  return problem({}, "there is no " + what + " " + word,
                 near.empty() ? "`" + whole_name(command) + " --help` lists what there is"
                              : "did you mean " + near + "?");
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::vector<std::string> subcommands_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* each : command.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(each->get_name());
  return names;
}

}  // namespace

llvm::Error option_error(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  const std::vector<std::string> extra = app.remaining(true);
  const auto word = std::find_if_not(extra.begin(), extra.end(), is_option);
  const auto option = std::find_if(extra.begin(), extra.end(), is_option);
  const std::vector<std::string> subcommands = subcommands_of(command);
  if (!subcommands.empty() && word != extra.end()) return unknown("subcommand", *word, subcommands, command);
  if (option != extra.end()) {
    const std::string name = option->substr(0, option->find('='));
    const std::vector<std::string> valid = options_of(command);
    if (std::find(valid.begin(), valid.end(), name) != valid.end())
      return problem({}, "the option " + name + " stands before its subcommand",
                     "write `" + whole_name(command) + " " + name + "`");
    return unknown("option", name, valid, command);
  }
  const std::string help = "see `" + whole_name(command) + " --help`";
  if (word != extra.end()) return problem({}, "\"" + *word + "\" was not expected here", help);
  return problem({}, error.what(), help);
}

}  // namespace ssot::cli
