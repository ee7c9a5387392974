#include "wallet.h"

// The legacy ones are defined here, and go when the last call is gone.
bool app::Wallet::fill(const Options& options, int depth) const { return options.sign && depth == 0; }
bool app::Wallet::fill(bool sign, bool derive) const { return fill(Options{sign, derive}); }

bool app::put(const Options& options) { return options.sign; }
bool app::put(bool sign) { return put(Options{sign}); }
