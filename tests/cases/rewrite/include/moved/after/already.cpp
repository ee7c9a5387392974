#include "fresh/text.hpp"

int already() { return text::length("x"); }
