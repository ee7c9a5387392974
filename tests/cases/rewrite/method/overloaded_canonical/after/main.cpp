// The canonical method is overloaded: a pointer to it is one of several, and where nothing says which, the site stays.
#include <functional>

#include "old/pipe.h"
#include <one/sink.hpp>

namespace app {

bool called(one::Sink& pipe) { return pipe.add(1); }

bool (one::Sink::*typed)(int) = &one::Sink::add;
inline constexpr auto deduced = &old::Pipe::put;

auto bound(old::Pipe& pipe) { return std::bind(&old::Pipe::put, &pipe, std::placeholders::_1); }
auto not_overloaded(one::Sink& pipe) { return std::bind(&one::Sink::sync, &pipe); }
auto wrapped() { return std::mem_fn(&old::Pipe::put); }
bool invoked(old::Pipe& pipe) { return std::invoke(&old::Pipe::put, pipe, 3); }

template <bool (one::Sink::*Method)(int)>
bool through(one::Sink& pipe) {
  return (pipe.*Method)(4);
}
bool by_template(one::Sink& pipe) { return through<&one::Sink::add>(pipe); }

int (*function)(one::Sink&) = &one::empty;
auto any = old::drain;
int later(old::Pipe& pipe) { return function(pipe) + any(pipe); }

}  // namespace app
