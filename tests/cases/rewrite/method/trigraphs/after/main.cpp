??=include <one/hub.hpp>

void trigraphs(one::Hub& manager) ??<
  const char* users??(2??) = {"ada", "bob"??>;
  manager.post(one::User{users??(0??)}, "what??!").or_report();
  manager.post(one::User{"ada"}, "hello").or_report();
??>
