// Another header of that name.
#pragma once

namespace other {
void send(const char* user, const char* text);
}
