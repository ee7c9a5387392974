#ifndef OLD_MANAGER_THROUGH_H
#define OLD_MANAGER_THROUGH_H

namespace app {
inline int through() { return 1; }
}  // namespace app

#endif  // OLD_MANAGER_THROUGH_H
