#include <one/hub.hpp>  // IWYU pragma: keep

// Nothing of it is used here, and somebody wants it all the same.
int keep() { return 1; }
