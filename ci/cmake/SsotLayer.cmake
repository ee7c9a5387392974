# ssot_add_layer(<name> SOURCES <files> [DEPENDS <layers>] [LIBS <targets>] [SYSTEM <include dirs>])
#
# A layer is a folder of tools/ and one static library. Its headers are reached as "<name>/x.hpp" through a
# link of its own in the build tree, which only those who link the layer have on their include path: a layer
# that includes one it does not depend on does not compile.
# Rejected: one include root for all of tools/, where the rule would be a convention.
include_guard()
function(ssot_add_layer name)
  cmake_parse_arguments(layer "" "" "SOURCES;DEPENDS;LIBS" ${ARGN})
  set(gate ${CMAKE_BINARY_DIR}/layers/${name})
  file(MAKE_DIRECTORY ${gate})
  if(NOT EXISTS ${gate}/${name})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${gate}/${name} SYMBOLIC)
  endif()
  add_library(ssot_${name} STATIC ${layer_SOURCES})
  target_include_directories(ssot_${name} PUBLIC ${gate})
  target_compile_features(ssot_${name} PUBLIC cxx_std_20)
  list(TRANSFORM layer_DEPENDS PREPEND ssot_)
  target_link_libraries(ssot_${name} PUBLIC ${layer_DEPENDS} ${layer_LIBS} PRIVATE ssot_warnings)
endfunction()

# ssot_add_tests(<name> SOURCES <files> DEPENDS <layers> [LIBS <targets>] [LABELS <labels>])
# One GoogleTest binary for the tests of a layer; each case is a ctest test of its own.
function(ssot_add_tests name)
  cmake_parse_arguments(tests "" "" "SOURCES;DEPENDS;LIBS;LABELS;DEFINITIONS" ${ARGN})
  add_executable(${name}_test ${tests_SOURCES})
  set_target_properties(${name}_test PROPERTIES UNITY_BUILD OFF)  # each file names its own helpers
  list(TRANSFORM tests_DEPENDS PREPEND ssot_)
  target_link_libraries(${name}_test PRIVATE ${tests_DEPENDS} ${tests_LIBS} ssot_warnings GTest::gmock GTest::gtest_main)
  # GCC 12 follows moved-from strings through its own library and warns of what it thinks it sees there.
  target_compile_options(${name}_test PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized
                         -Wno-stringop-overread -Wno-array-bounds>)
  target_compile_definitions(${name}_test PRIVATE SSOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ${tests_DEFINITIONS})
  gtest_discover_tests(${name}_test TEST_PREFIX ${name}. PROPERTIES TIMEOUT 300 LABELS "${tests_LABELS}"
                       DISCOVERY_TIMEOUT 60)
endfunction()
