// Makes nothing of the calls but their names: it needs no manager.
#define CALL(name, expression) #name,
extern const char* const names[];
const char* const names[] = {
#include "app/calls.def"
};
#undef CALL
