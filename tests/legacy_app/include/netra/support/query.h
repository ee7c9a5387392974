// query.h - takes a request target such as "/ws?user=ann&thread=t1" apart.
#pragma once

#include <map>
#include <string>

namespace netra {

struct RequestTarget {
  std::string path;
  std::map<std::string, std::string> query;

  // The value of a parameter, "" if it is absent.
  std::string param(const std::string& name) const;
};

// Percent escapes and '+' are decoded; a broken escape is kept as it stands.
RequestTarget parse_target(const std::string& target);

}  // namespace netra
