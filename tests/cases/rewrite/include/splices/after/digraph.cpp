%:include <one/hub.hpp>

void digraph(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
