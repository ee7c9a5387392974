// interrupt.hpp - Ctrl-C, a hang-up, a polite kill: what is being written is written or put back, what is half-made goes.
//
//   SIGINT, SIGTERM, SIGHUP  =>  a thread of our own  =>  waits for what must not be cut off, removes temporaries, ends
//                                                         the process by that signal, as the shell expects it
//
// A parse is simply left: it holds nothing but memory. Writing is not: an Uninterrupted around it puts the end off, and
// code inside that can still turn back asks `interrupted()`. Rejected: cleaning up in the handler (nearly nothing is
// allowed there), and asking everywhere whether to stop (a parse cannot be asked, and takes seconds).
#pragma once

#include <string>
#include <vector>

namespace ssot {

// Those of them that the parent has us ignore (nohup, a script's `&`). Asked before a library takes them over.
std::vector<int> ignored_signals();

// Once, before there is any other thread. What is `ignored` stays so.
void end_well_on_signals(const std::vector<int>& ignored);

// Whether a signal has come. To be asked inside of an Uninterrupted; elsewhere the process ends by itself.
bool interrupted();

// What the process says on standard error when a signal ends it, instead of "nothing was written".
void say_if_interrupted(std::string text);

// As long as one lives, a signal does not end the process; and once one came, none begins any more: the thread that
// tries waits for the end.
class Uninterrupted {
 public:
  Uninterrupted();
  ~Uninterrupted();
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
};

// A file or a folder that goes when a signal ends the process. The object's own end removes nothing.
class Temporary {
 public:
  explicit Temporary(std::string path);
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

 private:
  std::string path_;
};

}  // namespace ssot
