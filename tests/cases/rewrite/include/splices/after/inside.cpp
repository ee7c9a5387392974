#inc\
lude <one/hub.hpp> /* spliced */

void inside(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
