// Writes the shims of a rules file below a folder: write_shims_main RULES FOLDER. For tests that compile
// them.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rules/read_concept.hpp"
#include "shim/write_shim.hpp"

int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::ifstream in(arguments[1]);
  std::ostringstream text;
  text << in.rdbuf();
  auto known = ssot::rules::read_concept(arguments[1], text.str());
  auto shims = known ? ssot::shim::write_shims(*known) : known.takeError();
  if (!shims) {
    llvm::errs() << llvm::toString(shims.takeError());
    return 1;
  }
  for (const auto& [path, shim] : *shims) {
    const std::filesystem::path file = std::filesystem::path(arguments[2]) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << shim;
  }
  return 0;
}
