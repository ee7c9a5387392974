#include <fresh/text.hpp>

int macro() { return TEXT_LIMIT; }
