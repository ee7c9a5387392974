#include "old/manager.h"

bool pointer() { return old::pointer_made_reference() != nullptr; }
bool shared() { return old::shared_made_reference() != nullptr; }
bool negated() { return !old::shared_made_reference(); }
bool plain() { return old::by_pointer() == nullptr; }
bool condition() { return old::by_pointer() ? true : false; }
