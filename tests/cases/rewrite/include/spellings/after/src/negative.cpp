// Not the legacy header, whatever its name: #include "old/manager.h"
#include "other/manager.h"

const char* text = "#include \"old/manager.h\"";

void negative() { other::send("ada", "other"); }
