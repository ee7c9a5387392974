// A forward declaration that shares its namespace with other things moves alone.
#pragma once

namespace old {
class Manager;
struct Info;  // what find gives
enum class Level;
class Other;
int other(Other& other);
}  // namespace old

namespace app {
class Desk;
void greet(old::Manager& manager);
void show(const old::Info& info, old::Level level);
}  // namespace app
