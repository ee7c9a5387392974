#include <fresh/text.hpp>  // length

int function() { return text::length("x"); }
