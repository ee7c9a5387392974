#include \
    <one/hub.hpp>

void hello(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
