#ifndef OLD_TEXT_H
#define OLD_TEXT_H

#include "app/types.h"

namespace text {
struct View {
  const char* begin;
  int size;
};
int length(const char* text);
}  // namespace text

#define TEXT_LIMIT 80

#endif
