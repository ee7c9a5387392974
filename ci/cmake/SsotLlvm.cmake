# LLVM and Clang 19 as two interface targets: ssot_llvm (LLVMSupport only) and ssot_clang (tooling).
# Headers are SYSTEM, for their warnings are not ours to mend.
include_guard()
# LLVM's own version file takes "19" for 19.0 and refuses 19.1, so the major version is compared here.
find_package(LLVM REQUIRED CONFIG HINTS /usr/lib/llvm-19)
if(NOT LLVM_VERSION_MAJOR EQUAL 19)
  message(FATAL_ERROR "ssot needs LLVM 19 and found ${LLVM_VERSION} in ${LLVM_DIR}: "
                      "install llvm-19-dev and libclang-19-dev, or set LLVM_DIR")
endif()
find_package(Clang REQUIRED CONFIG PATHS ${LLVM_LIBRARY_DIR}/cmake/clang NO_DEFAULT_PATH)
add_library(ssot_llvm INTERFACE)
target_include_directories(ssot_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
target_compile_definitions(ssot_llvm INTERFACE ${LLVM_DEFINITIONS_LIST})
add_library(ssot_clang INTERFACE)
target_include_directories(ssot_clang SYSTEM INTERFACE ${CLANG_INCLUDE_DIRS})
if(SSOT_STATIC_LLVM)
  llvm_map_components_to_libnames(ssot_llvm_libs support)
  target_link_libraries(ssot_llvm INTERFACE ${ssot_llvm_libs})
  target_link_libraries(ssot_clang INTERFACE ssot_llvm clangTooling clangToolingCore clangDependencyScanning
                        clangFormat clangToolingInclusions clangIndex clangFrontend clangAST clangLex clangBasic)
else()
  target_link_libraries(ssot_llvm INTERFACE LLVM)
  target_link_libraries(ssot_clang INTERFACE ssot_llvm clang-cpp)
endif()
set(SSOT_CLANG_RESOURCE_DIR ${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR})
