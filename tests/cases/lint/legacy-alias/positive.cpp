#include <chat/names.hpp>

typedef chat::Sender Mailer;

namespace {
using Local = Mailer;
}

void greet(Local& manager) { manager.send("hello"); }
