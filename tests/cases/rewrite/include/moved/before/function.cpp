#include <old/text.h>  // length

int function() { return text::length("x"); }
