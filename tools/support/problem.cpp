#include "support/problem.hpp"

namespace ssot {

char Problem::ID = 0;

std::string to_string(const Place& place) {
  std::string text = place.file;
  if (place.line != 0) text += ":" + std::to_string(place.line);
  if (place.line != 0 && place.column != 0) text += ":" + std::to_string(place.column);
  return text;
}

void Problem::log(llvm::raw_ostream& out) const {
  const std::string where = to_string(place_);
  if (!where.empty()) out << where << ": ";
  out << "error: " << what_;
  if (!place_.pointer.empty()) out << " (at " << place_.pointer << ")";
  if (!mend_.empty()) out << "\n  help: " << mend_;
}

std::error_code Problem::convertToErrorCode() const {
  return llvm::inconvertibleErrorCode();
}

llvm::Error problem(ExitCode code, Place place, std::string what, std::string mend) {
  return llvm::make_error<Problem>(code, std::move(place), std::move(what), std::move(mend));
}

llvm::Error problem(Place place, std::string what, std::string mend) {
  return problem(ExitCode::usage, std::move(place), std::move(what), std::move(mend));
}

}  // namespace ssot
