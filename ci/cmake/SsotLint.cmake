# SsotLint.cmake - the lint as a target and as a test of a CMake project.
#
#   find_package(ssot)                  or  include(<ssot>/ci/cmake/SsotLint.cmake)
#   ssot_add_lint([NAME ssot-lint] [ROOT <folder of ssot.json>] [BUILD <folder of compile_commands.json>...]
#                 [OPTIONS <words for ssot lint>...] [DEPENDS <targets that generate sources>...]
#                 [REPORTS <format=file>...] [TEST] [REQUIRED])
#
# `cmake --build build --target ssot-lint` then lints, with the project's own compile database; with TEST, `ctest` does too
# (test NAME, label lint). Defaults: ROOT is the project's top folder, BUILD this build.
# Where ssot is not found the project configures all the same, so that nobody needs it to build: the target says where to
# get it, and fails. REQUIRED makes that an error, for CI. SSOT_EXECUTABLE names the binary.
# Rejected: a lint for each target (CXX_CLANG_TIDY does so), for a second owner is a matter of the whole program.
include_guard(GLOBAL)

function(ssot_add_lint)
  cmake_parse_arguments(PARSE_ARGV 0 lint "TEST;REQUIRED" "NAME;ROOT" "BUILD;OPTIONS;DEPENDS;REPORTS")
  if(lint_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ssot_add_lint: ${lint_UNPARSED_ARGUMENTS} is not known here; "
      "it takes NAME, ROOT, BUILD, OPTIONS, DEPENDS, REPORTS, TEST and REQUIRED")
  endif()
  if(NOT lint_NAME)
    set(lint_NAME ssot-lint)
  endif()
  if(NOT lint_ROOT)
    set(lint_ROOT ${CMAKE_SOURCE_DIR})
  endif()
  if(NOT EXISTS ${lint_ROOT}/ssot.json AND NOT EXISTS ${lint_ROOT}/.ssot.json)
    message(FATAL_ERROR "ssot_add_lint: there is no ssot.json in ${lint_ROOT}; it names the rules, and ROOT names its folder")
  endif()
  if(NOT lint_BUILD)
    set(lint_BUILD ${CMAKE_BINARY_DIR})
    if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
      message(FATAL_ERROR "ssot_add_lint: ${CMAKE_GENERATOR} writes no compile_commands.json; "
        "use Ninja or Makefiles, or name a folder that has one with BUILD")
    endif()
    # Targets take it when they are made, so it cannot be switched on from here.
    if(NOT CMAKE_EXPORT_COMPILE_COMMANDS)
      message(FATAL_ERROR "ssot_add_lint: CMAKE_EXPORT_COMPILE_COMMANDS is off; set(CMAKE_EXPORT_COMPILE_COMMANDS ON) "
        "above the first target, or -DCMAKE_EXPORT_COMPILE_COMMANDS=ON")
    endif()
  endif()

  find_program(SSOT_EXECUTABLE ssot DOC "The ssot binary, for ssot_add_lint")
  if(NOT SSOT_EXECUTABLE)
    set(missing "ssot was not found: put it on PATH, or give -DSSOT_EXECUTABLE=<file>")
    if(lint_REQUIRED)
      message(FATAL_ERROR "ssot_add_lint: ${missing}")
    endif()
    message(STATUS "The lint of ${lint_ROOT} is left out; ${missing}")
    add_custom_target(${lint_NAME} COMMAND ${CMAKE_COMMAND} -E echo "error: ${missing}" COMMAND ${CMAKE_COMMAND} -E false VERBATIM)
    return()
  endif()

  set(command ${SSOT_EXECUTABLE} lint -q --root ${lint_ROOT})
  foreach(build IN LISTS lint_BUILD)
    list(APPEND command -p ${build})
  endforeach()
  list(APPEND command ${lint_OPTIONS})
  # Reports of its own stand beside the text, not in place of it.
  foreach(report IN LISTS lint_REPORTS)
    list(APPEND command -o ${report})
  endforeach()
  add_custom_target(${lint_NAME} COMMAND ${command} WORKING_DIRECTORY ${lint_ROOT} COMMENT "One owner for each job: ssot lint"
    USES_TERMINAL VERBATIM)
  if(lint_DEPENDS)
    add_dependencies(${lint_NAME} ${lint_DEPENDS})
  endif()
  if(lint_TEST)
    # It takes all cores, and what it reads must be there: tests of the project that need neither do not wait for it.
    add_test(NAME ${lint_NAME} COMMAND ${command} WORKING_DIRECTORY ${lint_ROOT})
    set_tests_properties(${lint_NAME} PROPERTIES LABELS lint RUN_SERIAL ON)
  endif()
endfunction()
