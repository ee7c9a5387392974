#include <old/manager.h>  // ssot-lint: allow(SSOT009) shows the old way to readers

namespace chat {
// ssot-lint: allow(SSOT005) the protocol calls it so
class Manager {};
}  // namespace chat

const char* text = "// ssot-lint: allow(SSOT005) this is text";
