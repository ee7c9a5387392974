// A template that is specialised for a legacy type in one unit, and used in another: its signatures change together.
#pragma once

#include "old/manager.h"

namespace app {

template <class T>
struct Greeter {
  static int greet(T&) { return 0; }
};

template <>
int Greeter<old::Manager>::greet(old::Manager& manager);

template <class T>
int call(T& what) {
  return Greeter<T>::greet(what);
}

template <>
int call<old::Info>(old::Info& info);

template <class T>
struct Keeper {};
template <>
struct Keeper<old::Manager> {
  void keep(old::Manager* manager);
};

template <class T>
int swept(T& what);
template <>
int swept(old::Manager& manager);

}  // namespace app
