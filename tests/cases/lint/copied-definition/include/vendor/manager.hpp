// Taken over from elsewhere, and since then only laid out anew.
#pragma once

namespace app {
class Manager {
public:
    void send(const char* text); // sends
};
}
