#include "old/manager.h"
#include <one/hub.hpp>

bool pointer() { return old::pointer_made_reference() != nullptr; }
bool shared() { return one::shared_hub() != nullptr; }
bool negated() { return !one::shared_hub(); }
bool plain() { return old::by_pointer() == nullptr; }
bool condition() { return old::by_pointer() ? true : false; }
