#pragma once

namespace app {
struct Options {
  bool sign = true;
  bool derive = true;
};
using Flags = Options;

class Wallet {
 public:
  bool fill(const Options& options, int depth = 0) const;
  bool fill(bool sign, bool derive = true) const;
};

bool put(const Options& options);
bool put(bool sign);
}  // namespace app
