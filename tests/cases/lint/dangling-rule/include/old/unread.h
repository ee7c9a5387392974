#pragma once

namespace old {
class UnreadManager;
}
