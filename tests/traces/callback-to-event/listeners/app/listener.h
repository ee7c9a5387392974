#pragma once

#include <functional>
#include <string>

namespace app {

using Listener = std::function<void(const std::string& user, const std::string& text)>;

}  // namespace app
