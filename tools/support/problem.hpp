// problem.hpp - the one error type of the tools: what, where, and the mend.
//
//   Problem  =>  llvm::Error  =>  cli prints it, and returns its exit code
//
// A place is a file with line and column, a JSON pointer, or both. Several problems travel in one
// llvm::Error (joinErrors), so that a rules file with three typos is told of all three.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <utility>

#include "support/exit_code.hpp"

namespace ssot {

struct Place {
  std::string file;
  unsigned line = 0;    // 1-based; 0: unknown
  unsigned column = 0;  // 1-based, bytes; 0: unknown
  std::string pointer;  // JSON pointer (RFC 6901), empty if the place is not in a JSON document

  friend bool operator==(const Place&, const Place&) = default;
};

// file:line:column, with what is unknown left out.
std::string to_string(const Place& place);

class Problem : public llvm::ErrorInfo<Problem> {
 public:
  static char ID;  // LLVM's RTTI

  Problem(ExitCode code, Place place, std::string what, std::string mend)
      : code_(code), place_(std::move(place)), what_(std::move(what)), mend_(std::move(mend)) {}

  ExitCode code() const { return code_; }
  const Place& place() const { return place_; }
  const std::string& what() const { return what_; }
  const std::string& mend() const { return mend_; }

  // `file:line:column: error: what (at /json/pointer)` and, on a second line, the mend.
  void log(llvm::raw_ostream& out) const override;
  std::error_code convertToErrorCode() const override;

 private:
  ExitCode code_;
  Place place_;
  std::string what_;
  std::string mend_;
};

llvm::Error problem(ExitCode code, Place place, std::string what, std::string mend = {});

// Usage and configuration errors are the common case.
llvm::Error problem(Place place, std::string what, std::string mend = {});

}  // namespace ssot
