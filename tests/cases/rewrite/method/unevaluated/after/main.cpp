#include <one/hub.hpp>

const char* next();

bool sized = sizeof(one::hub().online(one::User{next()})) == 1;

using Result = decltype(one::hub().post(one::User{"ada"}, next()).accepted());

bool throws(one::Hub& manager) { return !noexcept(manager.online(one::User{"ada"})); }

template <class T>
concept Active = requires(T& manager) { manager.is_active("ada"); };

decltype(auto) returned(one::Hub& manager) { return manager.online(one::User{"ada"}); }

auto trailing(one::Hub& manager) -> decltype(manager.online(one::User{"ada"})) { return manager.online(one::User{"ada"}); }
