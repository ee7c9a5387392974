// A forward declaration that shares its namespace with other things moves alone.
#pragma once

namespace one {
class Hub;
struct Snapshot;  // what find gives
enum class Priority;
}  // namespace one

namespace old {
class Other;
int other(Other& other);
}  // namespace old

namespace app {
class Desk;
void greet(one::Hub& manager);
void show(const one::Snapshot& info, one::Priority level);
}  // namespace app
