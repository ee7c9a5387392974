// binding.hpp - lets each test of a program bind a manager of its own.
#pragma once

namespace ssot::testing {

/// Releases the process's manager, so that bind_websocket_manager may be called again. Nothing if none is
/// bound. References that websocket_manager() gave out must not be used after.
void unbind_websocket_manager();

}  // namespace ssot::testing
