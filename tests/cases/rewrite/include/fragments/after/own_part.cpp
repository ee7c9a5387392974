#include "app/own.inc"

void own_part() { own(); }
