#include "scan/share.hpp"

#include <llvm/ADT/StringRef.h>

#include "support/problem.hpp"

namespace ssot::scan {

bool Share::holds(const Command& command) const {
  return identity(command) % count == index - 1;
}

llvm::Expected<Share> read_share(const std::string& text) {
  const auto [index, count] = llvm::StringRef(text).split('/');
  Share out;
  if (index.getAsInteger(10, out.index) || count.getAsInteger(10, out.count) || out.index == 0 ||
      out.index > out.count)
    return problem({}, "`" + text + "` is no share", "say which of how many, from 1: 2/4");
  return out;
}

}  // namespace ssot::scan
