#include "app/wal.h"

int use(const app::WalFile& file) { return app::size(file) + app::unrelated(); }
