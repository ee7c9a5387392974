// What follows directly: the object's own operator goes with what the canonical one gives.
#include "old/manager.h"

void arrows() {
  old::by_pointer()->send("pointer");
  old::by_shared()->send("shared");
  old::by_unique()->send("unique");
  old::by_future().get()->send("future");
  old::by_optional().value().get().send("optional");
  old::pointer_made_reference()->send("pointer, reference");
  old::shared_made_reference()->send("shared, reference");
  old::unique_made_pointer()->send("unique, pointer");
  old::pointer_made_shared()->send("pointer, shared");
  old::pointer_variable->send("pointer variable");
  old::shared_variable->send("shared variable");
}

void dots() {
  old::by_reference().send("reference");
  old::reference_made_pointer().send("reference, pointer");
  old::reference_made_shared().send("reference, shared");
  old::reference_variable.send("reference variable");
}

void stars() {
  (*old::by_pointer()).send("pointer");
  (*old::by_shared()).send("shared");
  (*old::pointer_made_reference()).send("pointer, reference");
  (*old::shared_made_reference()).send("shared, reference");
  (*old::pointer_variable).send("pointer variable");
  auto& bound = *old::shared_made_reference();
  bound.send("bound");
}

void parentheses() {
  (old::pointer_made_reference())->send("parentheses");
  ((old::by_pointer()))->send("parentheses");
}
