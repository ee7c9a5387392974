# run.cmake - configures, builds and runs the consumer; fails with what the failing step said.
#
#   cmake -DBINARY_DIR=… -DARGUMENTS=<cmake arguments, ;-separated> -P run.cmake
file(REMOVE_RECURSE ${BINARY_DIR})

function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${code}:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

step(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${BINARY_DIR} -G ${GENERATOR} ${ARGUMENTS})
step(${CMAKE_COMMAND} --build ${BINARY_DIR} --target consumer)
step(${BINARY_DIR}/consumer)
if(NOT output STREQUAL "\"linked\"\n")
  message(FATAL_ERROR "the consumer printed: ${output}")
endif()

# What a program on the runtime must not be made to carry. (A sanitizer makes the linker record what nobody uses.)
if(ARGUMENTS MATCHES "fsanitize")
  return()
endif()
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${BINARY_DIR}/consumer RESOLVED_DEPENDENCIES_VAR libraries
  UNRESOLVED_DEPENDENCIES_VAR unresolved)
foreach(library ${libraries} ${unresolved})
  if(library MATCHES "/lib(LLVM|clang-cpp|ssl|crypto|boost_)")
    message(FATAL_ERROR "the consumer needs ${library}")
  endif()
endforeach()
