// What follows directly: the object's own operator goes with what the canonical one gives.
#include <one/hub.hpp>

void arrows() {
  one::hub().post("pointer");
  one::shared_hub()->post("shared");
  one::shared_hub()->post("unique");
  one::hub().post("future");
  one::hub().post("optional");
  one::hub().post("pointer, reference");
  one::hub().post("shared, reference");
  one::hub().post("unique, pointer");
  one::shared_hub()->post("pointer, shared");
  one::hub().post("pointer variable");
  one::hub().post("shared variable");
}

void dots() {
  one::hub().post("reference");
  one::hub().post("reference, pointer");
  one::hub().post("reference, shared");
  one::hub().post("reference variable");
}

void stars() {
  one::hub().post("pointer");
  (*one::shared_hub()).post("shared");
  one::hub().post("pointer, reference");
  one::hub().post("shared, reference");
  one::hub().post("pointer variable");
  auto& bound = one::hub();
  bound.post("bound");
}

void parentheses() {
  one::hub().post("parentheses");
  one::hub().post("parentheses");
}
