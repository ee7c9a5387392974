module;
#include <one/hub.hpp>
export module app.unit;

export bool in_a_module() { return one::hub().online(one::User{"bob"}); }
