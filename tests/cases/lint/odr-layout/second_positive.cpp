// In no program that is known: a warning.
#include <who/manager.hpp>
