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
  # Distributions build Clang's static libraries against LLVM's shared one, and say so in their CMake files; the binary
  # would need both, and hold two copies of LLVM's globals. Each is given the static parts that Clang stands on. The
  # dependency scanner registers every target, and Clang's back end comes with it.
  llvm_map_components_to_libnames(ssot_llvm_parts ${LLVM_TARGETS_TO_BUILD} analysis asmparser binaryformat bitreader
    bitwriter core coverage debuginfodwarf demangle frontenddriver frontendhlsl frontendopenmp ipo irreader lto mc
    mcdisassembler mcparser object option passes profiledata remarks support targetparser transformutils windowsdriver)
  # Debian's back end names Polly, which is in a package of its own (libpolly-19-dev). ssot generates no code.
  if(NOT EXISTS ${LLVM_LIBRARY_DIR}/libPolly.a)
    list(REMOVE_ITEM ssot_llvm_parts Polly PollyISL)
    set_target_properties(LLVMExtensions PROPERTIES INTERFACE_LINK_LIBRARIES LLVMSupport)
    add_library(ssot_no_polly STATIC ${CMAKE_CURRENT_LIST_DIR}/no_polly.cpp)
    target_include_directories(ssot_no_polly SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
    list(APPEND ssot_llvm_parts ssot_no_polly)
  endif()
  foreach(target IN LISTS CLANG_EXPORTED_TARGETS)
    if(NOT TARGET ${target})
      continue()
    endif()
    get_target_property(libs ${target} INTERFACE_LINK_LIBRARIES)
    if(libs MATCHES "(^|;|:)LLVM(;|>|$)")
      list(TRANSFORM libs REPLACE "^(\\$<LINK_ONLY:)?LLVM>?$" "${ssot_llvm_parts}")
      set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${libs}")
    endif()
  endforeach()
  llvm_map_components_to_libnames(ssot_llvm_libs support)
  target_link_libraries(ssot_llvm INTERFACE ${ssot_llvm_libs})
  target_link_libraries(ssot_clang INTERFACE ssot_llvm clangTooling clangToolingCore clangDependencyScanning
                        clangFormat clangToolingInclusions clangIndex clangFrontend clangAST clangLex clangBasic)
  target_link_options(ssot_clang INTERFACE LINKER:--gc-sections)
else()
  target_link_libraries(ssot_llvm INTERFACE LLVM)
  target_link_libraries(ssot_clang INTERFACE ssot_llvm clang-cpp)
endif()
set(SSOT_CLANG_RESOURCE_DIR ${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR})
