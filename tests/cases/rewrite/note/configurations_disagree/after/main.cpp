#include "app/choose.h"

bool use() { return app::disagrees() && app::by_auto() && app::agrees() && app::in_one(); }
