// Local linkage, another name, and the same text by macro and with comments: none is another definition.
#include <old/manager.h>  // ssot-lint: allow(SSOT009) a legacy class is one of the rules', too

namespace {
class Manager {};  // ssot-lint: allow(SSOT005) that it is another class is not what this case is about
}  // namespace

Manager manager;
