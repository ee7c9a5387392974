// A header that declares the canonical entities, the legacy ones beside them, and others. It stays, and so does every
// include of it; the legacy declarations are left to whoever removes them, other uses in it are rewritten.
#pragma once

namespace app {

class WalFile {
 public:
  int size() const { return 1; }
};
using LogFile = WalFile;  // deprecated

int size(const WalFile& file);
int size_of(const LogFile& file);

class Sink {
 public:
  bool add(int value);
  void flush() {}
};

class OldSink {
 public:
  explicit OldSink(int) {}
  bool put(int value);
  void flush() {}
  OldSink& self() { return *this; }
};

int unrelated();

inline int twice(const WalFile& file) {
  return 2 * size(file);
}

}  // namespace app
