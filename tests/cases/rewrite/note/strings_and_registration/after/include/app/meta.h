// A meta-object system: names of methods and classes live on as strings.
#pragma once

namespace app {

struct Object {
  virtual ~Object();
};
bool connect(Object* from, const char* signal, Object* to, const char* slot);
bool add_class(const char* name, Object* (*make)());
bool invoke(Object* on, const char* method);

}  // namespace app

#define META_OBJECT        \
 public:                   \
  const char* meta() const; \
                           \
 private:
#define SIGNAL(what) "2" #what
#define SLOT(what) "1" #what
#define REGISTER(type) \
  static const bool registered_##type = app::add_class(#type, nullptr);
#define REGISTER_AS(type, name) static const bool registered_as_##name = app::add_class(#name, type);
