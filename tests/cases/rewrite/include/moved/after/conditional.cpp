#ifdef __cplusplus
#include <fresh/text.hpp>
#endif

int conditional() { return text::length("x"); }
