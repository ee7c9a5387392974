#pragma once
namespace app {
using Id = int;
}
