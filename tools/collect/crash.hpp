// crash.hpp - a parse that crashes ends itself, not the run.
//
//   work  =>  true; or false, if it died of a signal of its own making: a fault of Clang, or an assertion in it
//
// One unit in ten thousand may meet a bug of the parser; the other units are judged, and that one is named (exit code 3).
// What the work held is leaked: its destructors cannot run on what is half done. So it must not hold a lock, and what it
// has written must not be read. Thread-safe. Not survived: a stack that is used up, for there is none left to tell it on
// (Clang refuses what nests so deeply before that), and a memory allocator that was damaged.
// Rejected: a process for each unit (facts would have to travel, and what units share would be made by each of them).
#pragma once

#include <functional>

namespace ssot::collect {

bool survives(const std::function<void()>& work);

// Whether any did. Then the process must end by std::_Exit: LLVM keeps lists that lead into what was leaked.
bool survived_a_crash();

}  // namespace ssot::collect
