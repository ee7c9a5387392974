#include "wallet.h"

struct Elsewhere;  // only declared

// A braced list binds a reference, and sets no field.
struct Holder {
  Holder(Elsewhere& elsewhere, app::Flags& flags) : elsewhere_{elsewhere}, flags_{flags} {}
  Elsewhere& elsewhere_;
  app::Flags& flags_;
};

// What it tests is code, and its text a message.
void report(bool holds, const char* text);
#define TEXT(what) #what
#define CHECK(what) report((what), TEXT(what))

bool use(const app::Wallet& wallet) {
  CHECK(wallet.fill(true));
  CHECK(app::put(false));
  return wallet.fill(false, true) || wallet.fill(app::Options{}) || app::put(app::Options{});
}
