#pragma once

inline void app::declared(old::Manager& manager) { manager.send("ada", "hello"); }
