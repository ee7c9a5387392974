#include "cli/programs.hpp"

#include <filesystem>
#include <regex>

#include "scan/cmake_file_api.hpp"
#include "scan/ninja_graph.hpp"
#include "support/glob.hpp"

namespace ssot::cli {
namespace {

lint::Programs given_programs(const Workspace& workspace, const Disk& disk) {
  lint::Programs out;
  for (const rules::Program& program : workspace.settings.programs)
    for (const std::string& pattern : program.sources) {
      const std::regex sources(regex_of_glob(pattern));
      for (const scan::Command& command : workspace.database.commands)
        if (std::regex_match(workspace.relative(disk.canonical(command.file)), sources))
          out[command.file].insert(program.name);
    }
  return out;
}

}  // namespace

lint::Programs programs_of(const Workspace& workspace, const Disk& disk) {
  if (!workspace.settings.programs.empty()) return given_programs(workspace, disk);
  lint::Programs out;
  for (const std::string& build : workspace.builds) {
    lint::Programs linked = scan::programs_of_ninja(build, disk);
    if (linked.empty()) linked = scan::programs_of_cmake(build, disk);
    for (const scan::Command& command : workspace.database.commands) {
      const auto known = linked.find(std::filesystem::path(command.file).lexically_normal().string());
      if (known == linked.end()) continue;
      for (const std::string& program : known->second)
        out[command.file].insert(workspace.builds.size() > 1 ? build + "/" + program : program);
    }
  }
  return out;
}

}  // namespace ssot::cli
