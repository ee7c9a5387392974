// In another program: not a fault.
#include <tool/manager.hpp>
