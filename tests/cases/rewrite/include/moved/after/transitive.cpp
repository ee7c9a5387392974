#include "app/uses.h"

int transitive() { return app::size(text::View{"", 0}); }
