#include <memory>

namespace metrics {
struct Manager {
  explicit Manager(int size = 0);
};
}  // namespace metrics

metrics::Manager on_stack;
auto on_heap = std::make_unique<metrics::Manager>(3);
