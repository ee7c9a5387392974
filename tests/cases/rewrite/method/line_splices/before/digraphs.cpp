#include "old/manager.h"

void digraphs(old::Manager& manager) <%
  const char* users<:2:> = <%"ada", "bob"%>;
  manager.send(users<:0:>, "hello");
  if (manager.is_active(users<:1:>) and not manager.is_active("cy")) manager.set_level(old::Level::LOW);
%>
