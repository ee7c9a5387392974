// The legacy parameter made something of an argument that the canonical one would not: whole seconds of a fraction, one
// of any number that is not zero. Such a call stays.
#include "old/timer.h"
#include <one/clock.hpp>

namespace app {

void whole(one::Clock& timer, int seconds) {
  timer.sleep(seconds);
  timer.sleep(3);
}

void fraction(one::Clock& timer, double seconds) { timer.sleep(static_cast<int>(seconds)); }
void cut_off(old::Timer& timer, double seconds) { timer.wait(seconds); }
void literal(old::Timer& timer) { timer.wait(2.5); }

void truth(one::Clock& timer, bool on) { timer.set_level(on); }
void number(old::Timer& timer, int count) { timer.enable(count); }

void constant(one::Clock& timer) { timer.repeat(3); }
void size(old::Timer& timer, unsigned long times) { timer.count(times); }

void text(one::Clock& timer) { timer.call("ada"); }

}  // namespace app
