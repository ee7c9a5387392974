#include <functional>
int unused() { return 1; }
