// workspace.hpp - everything that a subcommand needs to know of the project before it begins.
//
//   options + ssot.json + rules + compile database  =>  Workspace  =>  facts of the selected units
//
// Errors are those of configuration; each names the file and the mend.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "collect/collect_all.hpp"
#include "facts/class_table.hpp"
#include "rules/rule_set.hpp"
#include "rules/settings.hpp"
#include "scan/compile_database.hpp"
#include "scan/select.hpp"
#include "support/disk.hpp"

namespace ssot::cli {

struct CommonOptions {
  std::string root;                     // --root
  std::vector<std::string> build_dirs;  // -p; several are configurations of one code base
  std::vector<std::string> rules;       // --rules
  unsigned jobs = 0;                    // -j; 0: one for each core
  bool quiet = false;
  bool scan = true;   // --no-scan: parse every unit
  bool cache = true;  // --no-cache: parse every selected unit, whatever is known of it
  bool whole = false;  // --whole: parse each unit from its first byte to its last, every function body
  std::uint64_t memory = 0;  // --memory: bytes for the process; 0: what the system has left
  bool keep_going = false;
  bool duplicates = false;   // units that may hold a second manager matter, too
  bool every_class = false;  // lint --all: definitions are compared for every class
};

// A legacy header or implementation as it lies in this project.
struct Located {
  std::string path;    // canonical
  std::string header;  // as the rules name it
};

struct Workspace {
  std::string root;  // canonical
  rules::Settings settings;
  rules::RuleSet rules;
  std::unique_ptr<collect::EntityIndex> index;
  collect::Territory territory;
  scan::CompileDatabase database;
  std::vector<std::string> builds;  // folders of the databases, canonical
  std::vector<scan::Command> selected;
  std::vector<scan::Command> twins;  // what a selected unit is parsed for as well (scan/twins.hpp)
  std::vector<std::vector<std::string>> closures;  // files of each selected unit; empty where not scanned
  std::vector<std::uint64_t> digests;              // of those closures: scan::Selection
  std::vector<Located> headers;                    // legacy headers found under the root
  std::vector<std::string> implementations;        // legacy implementation files found under the root
  facts::ClassTable classes_by_text;               // where `duplicates` asks for it
  std::vector<std::string> files;                  // every file under the root that is not excluded
  std::vector<scan::SeenFile> seen;                // what the scan saw of the files of all closures
  std::vector<std::string> scanned_files;          // ... and their canonical names
  std::unique_ptr<collect::FactsStore> store;      // null: every unit is parsed
  unsigned jobs = 1;
  std::unique_ptr<collect::Preambles> preambles;   // of the selected units; null: each is parsed from its first byte
  std::unique_ptr<collect::MemoryBudget> memory;   // of the workers
  bool whole = false;                              // no function body is passed over
  bool classes = false;                            // their definitions are asked for, as lint does
  std::size_t missing = 0;                         // selected units with a header that is not there; it was told

  std::string relative(const std::string& path) const;
  collect::Means means() const;
};

// --root, or the nearest folder upwards that holds ssot.json or .git.
llvm::Expected<std::string> find_root(const CommonOptions& options, const Disk& disk);

// ssot.json of the root, or .ssot.json where that is there alone. It need not exist.
std::string settings_file(const std::string& root, const Disk& disk);

// Where the journal of a run and the facts between runs are kept.
std::string state_folder(const std::string& root);

// Puts back what an interrupted run left half-way, before anything is read: every subcommand that reads
// sources begins with it.
llvm::Error recover_interrupted(const CommonOptions& options, Disk& disk, Console& console);

// Reads settings, rules and project files; without the compile database.
llvm::Expected<Workspace> open_rules(const CommonOptions& options, const Disk& disk);

// ... and with it: the units are selected.
llvm::Expected<Workspace> open_workspace(const CommonOptions& options, const Disk& disk, Console& console);

facts::Facts collect_facts(const Workspace& workspace, Console& console);

// Tells of every unit that did not parse. Returns how many.
std::size_t report_unparsed(const facts::Facts& facts, const Workspace& workspace, Console& console);

}  // namespace ssot::cli
