#pragma once
namespace app {
using Text = const char*;
}
