#include "app/wal.h"

namespace other {
struct LogFile {};
int size_of(const LogFile&) { return 0; }
int mine() { return size_of(LogFile()) + app::unrelated(); }
}  // namespace other
