#pragma once

namespace one {
class Hub;
}  // namespace one

void greet(one::Hub& manager);
