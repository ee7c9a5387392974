#pragma once

#include <app/manager.hpp>
#include <standard.hpp>

namespace chat {

inline app::Manager& instance() {
  static auto manager = std::make_unique<app::Manager>();  // each library has its own
  return *manager;
}

inline app::Manager* the_manager = nullptr;

template <class T>
T& single() {
  static T object;
  return object;
}

}  // namespace chat
