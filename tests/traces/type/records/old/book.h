#pragma once

#include <list>
#include <string>

#include "trace.hpp"

namespace old {

struct Person {
  std::string name;
  int age;
};

enum class Grade { LOW, HIGH };

inline Grade grade_of(const Person& person) { return person.age < 40 ? Grade::LOW : Grade::HIGH; }

class Book {
 public:
  void add(const std::string& name, int age) {
    trace::line("add", "name", name, "age", age);
    people_.push_back({name, age});
  }
  Person* find(const std::string& name) {
    trace::line("find", "name", name);
    for (Person& each : people_)
      if (each.name == name) return &each;
    return nullptr;
  }

 private:
  std::list<Person> people_;
};

}  // namespace old
