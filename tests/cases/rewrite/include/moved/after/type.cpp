#include <fresh/text.hpp>

int type(text::View view) { return view.size; }
