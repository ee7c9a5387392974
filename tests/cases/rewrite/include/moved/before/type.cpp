#include "old/text.h"

int type(text::View view) { return view.size; }
