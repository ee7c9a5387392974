// The canonical method is overloaded: a pointer to it is one of several, and where nothing says which, the site stays.
#include <functional>

#include "old/pipe.h"

namespace app {

bool called(old::Pipe& pipe) { return pipe.put(1); }

bool (old::Pipe::*typed)(int) = &old::Pipe::put;
inline constexpr auto deduced = &old::Pipe::put;

auto bound(old::Pipe& pipe) { return std::bind(&old::Pipe::put, &pipe, std::placeholders::_1); }
auto not_overloaded(old::Pipe& pipe) { return std::bind(&old::Pipe::flush, &pipe); }
auto wrapped() { return std::mem_fn(&old::Pipe::put); }
bool invoked(old::Pipe& pipe) { return std::invoke(&old::Pipe::put, pipe, 3); }

template <bool (old::Pipe::*Method)(int)>
bool through(old::Pipe& pipe) {
  return (pipe.*Method)(4);
}
bool by_template(old::Pipe& pipe) { return through<&old::Pipe::put>(pipe); }

int (*function)(old::Pipe&) = &old::drain;
auto any = old::drain;
int later(old::Pipe& pipe) { return function(pipe) + any(pipe); }

}  // namespace app
