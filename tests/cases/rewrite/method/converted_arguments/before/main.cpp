// The legacy parameter made something of an argument that the canonical one would not: whole seconds of a fraction, one
// of any number that is not zero. Such a call stays.
#include "old/timer.h"

namespace app {

void whole(old::Timer& timer, int seconds) {
  timer.wait(seconds);
  timer.wait(3);
}

void fraction(old::Timer& timer, double seconds) { timer.wait(static_cast<int>(seconds)); }
void cut_off(old::Timer& timer, double seconds) { timer.wait(seconds); }
void literal(old::Timer& timer) { timer.wait(2.5); }

void truth(old::Timer& timer, bool on) { timer.enable(on); }
void number(old::Timer& timer, int count) { timer.enable(count); }

void constant(old::Timer& timer) { timer.count(3); }
void size(old::Timer& timer, unsigned long times) { timer.count(times); }

void text(old::Timer& timer) { timer.name("ada"); }

}  // namespace app
