#include <one/hub.hpp>

void digraphs(one::Hub& manager) <%
  const char* users<:2:> = <%"ada", "bob"%>;
  manager.post(one::User{users<:0:>}, "hello").or_report();
  if (manager.online(one::User{users<:1:>}) and not manager.online(one::User{"cy"})) manager.prefer(one::Priority::low);
%>
