# ssot_runtime_layer(<name> SOURCES <files> [DEPENDS <layers>])
#
# A layer is a folder of runtime/ and one OBJECT library; all of them make the one archive ssot_runtime. Its headers
# are reached as "<name>/x.hpp" through a link in the build tree that only those who depend on it have on their
# include path, so an include that skips the order of the layers does not compile.
include_guard()
set(SSOT_RUNTIME_OBJECTS "")

# What every part of the runtime, and every user of it, is compiled with.
function(ssot_runtime_usage target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${target} PUBLIC Boost::headers nlohmann_json::nlohmann_json Threads::Threads ZLIB::ZLIB OpenSSL::SSL)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

function(ssot_runtime_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic $<$<BOOL:${SSOT_WERROR}>:-Werror>)
  if(SSOT_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${target} PRIVATE -Wno-tsan)  # GCC says it of each fence in Asio
  endif()
endfunction()

function(ssot_runtime_layer name)
  cmake_parse_arguments(layer "" "" "SOURCES;DEPENDS" ${ARGN})
  set(gate ${CMAKE_CURRENT_BINARY_DIR}/layers/${name})
  file(MAKE_DIRECTORY ${gate})
  if(NOT EXISTS ${gate}/${name})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${gate}/${name} SYMBOLIC)
  endif()
  add_library(ssot_runtime_${name} OBJECT ${layer_SOURCES})
  target_include_directories(ssot_runtime_${name} PUBLIC ${gate})
  list(TRANSFORM layer_DEPENDS PREPEND ssot_runtime_)
  target_link_libraries(ssot_runtime_${name} PUBLIC ${layer_DEPENDS})
  ssot_runtime_usage(ssot_runtime_${name})
  ssot_runtime_warnings(ssot_runtime_${name})
  list(APPEND SSOT_RUNTIME_OBJECTS $<TARGET_OBJECTS:ssot_runtime_${name}>)
  set(SSOT_RUNTIME_OBJECTS ${SSOT_RUNTIME_OBJECTS} PARENT_SCOPE)
endfunction()
