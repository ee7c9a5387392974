#pragma once

namespace old {
class Mailbox {
#ifdef OTHER
  // Only this comment hangs on it.
#endif
};
}  // namespace old
