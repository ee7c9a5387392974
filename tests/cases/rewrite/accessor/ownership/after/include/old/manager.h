// manager.h - compatibility header: forwards to one::Hub, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/hub.hpp> instead.
#pragma once

#include <one/hub.hpp>
#include <ssot/migration_shim.hpp>

#include <future>
#include <memory>
#include <optional>

SSOT_SHIM_BEGIN

namespace old {

class SSOT_DEPRECATED("use one::Hub from <one/hub.hpp>") Manager {
 public:
  Manager() {}
  bool send(const char* text) { return one::hub().post(text); }
};

SSOT_DEPRECATED("use one::hub()")
inline Manager& by_reference() {
  return ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager* by_pointer() {
  return &ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline std::shared_ptr<Manager> by_shared() {
  return ssot::migration::shim_shared<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline std::unique_ptr<Manager> by_unique() {
  return std::make_unique<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline std::future<Manager*> by_future() {
  return ssot::migration::ready<Manager*>(&ssot::migration::shim_instance<Manager>());
}

SSOT_DEPRECATED("use one::hub()")
inline std::optional<std::reference_wrapper<Manager>> by_optional() {
  return ssot::migration::unforwarded<std::optional<std::reference_wrapper<Manager>>>("old::by_optional", "its result is no legacy type of this concept", std::optional<std::reference_wrapper<Manager>>{});
}

SSOT_DEPRECATED("use one::hub()")
inline Manager* pointer_made_reference() {
  return &ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline std::shared_ptr<Manager> shared_made_reference() {
  return ssot::migration::shim_shared<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline std::unique_ptr<Manager> unique_made_pointer() {
  return std::make_unique<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager& reference_made_pointer() {
  return ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager& reference_made_shared() {
  return ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager* pointer_made_shared() {
  return &ssot::migration::shim_instance<Manager>();
}

SSOT_DEPRECATED("use one::hub()")
inline Manager* pointer_variable = &ssot::migration::shim_instance<Manager>();

SSOT_DEPRECATED("use one::hub()")
inline std::shared_ptr<Manager> shared_variable = ssot::migration::shim_shared<Manager>();

SSOT_DEPRECATED("use one::hub()")
inline Manager& reference_variable = ssot::migration::shim_instance<Manager>();

}  // namespace old

SSOT_SHIM_END
