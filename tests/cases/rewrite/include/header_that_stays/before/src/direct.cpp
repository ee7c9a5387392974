#include "app/wal.h"

int use(const app::LogFile& file) { return app::size_of(file) + app::unrelated(); }
