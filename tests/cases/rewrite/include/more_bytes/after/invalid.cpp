// ÿþ no UTF-8
#include <one/hub.hpp>
/* Ã */ void bytes(one::Hub& manager) { manager.post(one::User{"ada"}, "x").or_report(); /* ÿþ */; }
// €