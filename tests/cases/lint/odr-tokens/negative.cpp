// Spelled otherwise, and the same tokens for the compiler.
#include <same/manager.hpp>
