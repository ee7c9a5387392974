// IWYU pragma: begin_keep
#include <one/hub.hpp>
// IWYU pragma: end_keep
int keep_region() { return 2; }
