// user_context.h - who a request belongs to.
#pragma once

#include <string>

namespace netra {

struct UserContext {
  std::string user_id;
  std::string thread_id;
  std::string request_id;
};

}  // namespace netra
