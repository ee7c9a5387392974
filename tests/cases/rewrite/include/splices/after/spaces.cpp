  #  include   <one/hub.hpp>

void spaces(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
