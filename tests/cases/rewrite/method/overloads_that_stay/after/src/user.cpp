#include "wallet.h"

struct Elsewhere;  // only declared

// A braced list binds a reference, and sets no field.
struct Holder {
  Holder(Elsewhere& elsewhere, app::Options& flags) : elsewhere_{elsewhere}, flags_{flags} {}
  Elsewhere& elsewhere_;
  app::Options& flags_;
};

// What it tests is code, and its text a message.
void report(bool holds, const char* text);
#define TEXT(what) #what
#define CHECK(what) report((what), TEXT(what))

bool use(const app::Wallet& wallet) {
  CHECK(wallet.fill({.sign = true, .derive = true}));
  CHECK(app::put({.sign = false}));
  return wallet.fill({.sign = false, .derive = true}) || wallet.fill(app::Options{}) || app::put(app::Options{});
}
