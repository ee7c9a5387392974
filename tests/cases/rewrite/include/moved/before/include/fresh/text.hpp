#pragma once

namespace text {
struct View {
  const char* begin;
  int size;
};
int length(const char* text);
}  // namespace text

#define TEXT_LIMIT 80
