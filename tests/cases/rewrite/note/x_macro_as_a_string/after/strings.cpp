// Here the row is a string: what it says would change with an edit.
#define CALL(name, expression) {#name, #expression},
struct Row {
  const char* name;
  const char* text;
};
extern const Row rows[];
const Row rows[] = {
#include "app/calls.def"
};
#undef CALL
