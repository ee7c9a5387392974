// The legacy manager of the rewrite cases. It needs no standard header, so that a case takes no time.
#pragma once

#include "app/types.h"

namespace old {

enum class Level { LOW, HIGH };

struct Info {
  const char* user = "";
  bool active = false;
};

class Manager {
 public:
  explicit Manager(int capacity = 8);
  virtual ~Manager();
  Manager(const Manager&) = delete;
  static Manager& instance();

  virtual bool send(const char* user, const char* text, bool urgent = false);
  bool is_active(const char* user) const;
  void set_level(Level level);
  void close(const char* user, int code, const char* reason);
  Info* find(const char* user);
  app::Later<int> count_later();
  void add_listener(app::Listener listener);
  void emit(const char* user, const char* event, const char* data);
  void sweep();
};

using Service = Manager;

Manager& get_manager();
Manager* manager_pointer();
extern Manager the_manager;

double delay(int attempt);

}  // namespace old

#define OLD_MANAGER() (::old::Manager::instance())
