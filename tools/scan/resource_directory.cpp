// Clang's own headers (stddef.h, intrinsics) must be those of the Clang that is linked in, so the places are
// tried from the most to the least particular, and the first that holds a header is taken.
#include <llvm/Support/FileSystem.h>

#include <array>
#include <filesystem>

#include "scan/compile_database.hpp"

namespace ssot::scan {

llvm::Expected<std::string> resource_directory() {
  static int anchor = 0;  // an address in this binary, for systems without /proc
  const std::string binary = llvm::sys::fs::getMainExecutable(nullptr, &anchor);
  const std::filesystem::path beside = std::filesystem::path(binary).parent_path() / "../lib/clang/19";
  const std::array<std::string, 3> places = {beside.lexically_normal().string(), SSOT_CLANG_RESOURCE_DIR,
                                             "/usr/lib/llvm-19/lib/clang/19"};
  for (const std::string& place : places)
    if (llvm::sys::fs::exists(place + "/include/stddef.h")) return place;
  return problem({}, "Clang 19's own headers were found neither in " + places[0] + " nor in " + places[1],
                 "install libclang-common-19-dev, or put its lib/clang/19 beside the folder of ssot");
}

}  // namespace ssot::scan
