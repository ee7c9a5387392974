// manager.h - compatibility header: forwards to one::Hub, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/hub.hpp> instead.
#pragma once

#include <one/hub.hpp>
#include <one/migration.hpp>
#include <ssot/migration_shim.hpp>

#include "app/types.h"

SSOT_SHIM_BEGIN

namespace old {

struct SSOT_DEPRECATED("use one::Priority") Level : ssot::migration::EnumShim<one::Priority> {
  using EnumShim::EnumShim;
  static const Level LOW;
  static const Level HIGH;
};
inline constexpr Level Level::LOW{one::Priority::low};
inline constexpr Level Level::HIGH{one::Priority::high};

struct SSOT_DEPRECATED("use one::Snapshot") Info {
  const char* user = {};
  bool active = {};
};

class SSOT_DEPRECATED("use one::Hub from <one/hub.hpp>") Manager {
 public:
  virtual ~Manager() = default;
  explicit Manager(int = 8) {}
  static Manager& instance() { return ssot::migration::shim_instance<Manager>(); }
  virtual bool send(const char* user, const char* text, bool = false) {
    return one::hub().post_now(one::User{user}, text).accepted();
  }
  bool is_active(const char* user) const { return one::hub().online(one::User{user}); }
  void set_level(Level level) { one::hub().prefer(level); }
  void close(const char* user, int code, const char*) { one::hub().detach(one::User{user}, code); }
  SSOT_DEPRECATED("use one::hub().look_up(one::User{user})")
  Info* find(const char*) {
    return ssot::migration::unforwarded<Info*>("old::Manager::find", "the canonical type has no Info object", nullptr);
  }
  app::Later<int> count_later() { return app::Later<int>(one::hub().count()); }
  void add_listener(app::Listener listener) {
    one::hub().on<one::Emitted>([listener = listener](const one::Emitted& event) { listener(event.text); }).keep();
  }
  SSOT_DEPRECATED("only two events have a canonical form; emit one of them")
  void emit(const char*, const char*, const char*) {
    ssot::migration::unforwarded("old::Manager::emit", "only two events have a canonical form");
  }
  SSOT_DEPRECATED("there is nothing to sweep; delete the call")
  void sweep() { ssot::migration::unforwarded("old::Manager::sweep", "there is nothing to sweep"); }
};

using Service SSOT_DEPRECATED("use one::Hub from <one/hub.hpp>") = Manager;

SSOT_DEPRECATED("use one::hub()")
inline Manager& get_manager() {
  return ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager* manager_pointer() {
  return &ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager the_manager = Manager();

SSOT_DEPRECATED("use one::migration::seconds(attempt + 1)")
inline double delay(int attempt) {
  return one::migration::seconds(attempt + 1);
}

}  // namespace old

SSOT_SHIM_END

#define OLD_MANAGER() (::old::get_manager())
