// cmake_file_api.hpp - which programs a source is linked into, by what CMake answered to a file-based query.
//
//   <build>/.cmake/api/v1/reply: index, codemodel, targets  =>  source => programs
//
// For generators other than Ninja. CMake answers where somebody has asked: an empty file `codemodel-v2` in
// <build>/.cmake/api/v1/query before it configures. Programs are executables, shared libraries and modules, with the
// sources of the libraries that they depend on; a library that is only to be built before counts too, for the answer does
// not tell the two apart. The newest index is read; what is damaged is as if it were not there.
#pragma once

#include <map>
#include <set>
#include <string>

#include "support/disk.hpp"

namespace ssot::scan {

// Absolute sources, without `.` and `..`. Empty where there is no answer.
std::map<std::string, std::set<std::string>> programs_of_cmake(const std::string& build_folder, const Disk& disk);

}  // namespace ssot::scan
