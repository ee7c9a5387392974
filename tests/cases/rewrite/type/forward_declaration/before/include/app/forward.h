#pragma once

namespace old {
class Manager;
}

void greet(old::Manager& manager);
