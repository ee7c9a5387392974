# One warning level for all of ssot, as an interface target that each part links privately.
include_guard()
add_library(ssot_warnings INTERFACE)
target_compile_options(ssot_warnings INTERFACE -Wall -Wextra -Wpedantic $<$<BOOL:${SSOT_WERROR}>:-Werror>
  # GCC 12 warns of its own std::string (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(SSOT_SANITIZE)
  add_compile_options(-fsanitize=${SSOT_SANITIZE} -fno-omit-frame-pointer -g)
  add_link_options(-fsanitize=${SSOT_SANITIZE})
endif()
