#pragma once

#include <app/manager.hpp>

namespace chat {
using app::Manager;              // handed on: chat::Manager
using Sender = app::Manager;     // another name
typedef Sender* SenderPointer;   // a pointer is another thing
struct Parts {
  using Channel = app::Manager;  // another name, in a class
};
}  // namespace chat
