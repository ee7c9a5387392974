#include "old/manager.h"

const char* next();

bool sized = sizeof(old::get_manager().is_active(next())) == 1;

using Result = decltype(old::get_manager().send("ada", next()));

bool throws(old::Manager& manager) { return !noexcept(manager.is_active("ada")); }

template <class T>
concept Active = requires(T& manager) { manager.is_active("ada"); };

decltype(auto) returned(old::Manager& manager) { return manager.is_active("ada"); }

auto trailing(old::Manager& manager) -> decltype(manager.is_active("ada")) { return manager.is_active("ada"); }
