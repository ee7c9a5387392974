#pragma once

namespace app::detail {
class ManagerImpl {};
}  // namespace app::detail
