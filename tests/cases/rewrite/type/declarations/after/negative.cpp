// Other classes of that name, in other scopes.
namespace metrics {
class Manager {};
enum class Level { LOW };
}  // namespace metrics

class Manager {
 public:
  metrics::Manager inner;
};

metrics::Level level(const Manager&, metrics::Manager*) { return metrics::Level::LOW; }
