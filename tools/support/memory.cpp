#include "support/memory.hpp"

#include <cstdlib>  // defines __GLIBC__ where it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ssot {

void return_large_blocks() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);  // the default, which would grow otherwise
#endif
}

void return_free_blocks() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace ssot
