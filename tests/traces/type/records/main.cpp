// Records that were given by pointer, and are values now: what reads them reads the same, what writes them stays.
#include <string>

#include "old/book.h"
#include "trace.hpp"

namespace {

const char* word(old::Grade grade) {
  switch (grade) {
    case old::Grade::LOW:
      return "low";
    case old::Grade::HIGH:
      return "high";
  }
  return "none";
}

void reads(old::Book& book) {
  if (old::Person* person = book.find("ann")) trace::line("value", "name", person->name, "age", person->age);
  auto* ben = book.find("ben");
  trace::line("value", "is there", ben != nullptr, "age", ben == nullptr ? 0 : (*ben).age);
  const old::Person copy = *book.find("ann");
  trace::line("value", "grade", word(old::grade_of(copy)));
  trace::line("value", "nobody", book.find("zoe") == nullptr);
  old::Person made{"cat", 50};
  made.age += 1;
  trace::line("value", "made", made.age, "grade", word(old::grade_of(made)));
}

}  // namespace

int main() {
  old::Book book;
  book.add("ann", 30);
  book.add("ben", 45);
  reads(book);
}
