#include <old/stream.h>

#define SAVED(stream) stream.close()

namespace app {

bool save(const char* name, bool quiet) {
  old::Stream stream(name);
  stream.open(name, quiet);
  stream.open("second");
  stream.write(stream.name());
  stream.close();
  return stream.close();
}

// `binary` is an enumerator of the application's own, and has no rule: the qualifier is all that changes.
int binary() { return static_cast<int>(old::Stream::Mode::binary); }

// The macro calls the legacy method by its name: the stream stays what it was.
bool save_by_macro() {
  old::Stream stream;
  stream.open("third");
  return SAVED(stream);
}

// There is no canonical rewind.
bool again(old::Stream& stream) {
  stream.write("once more");
  return stream.rewind() && stream.close();
}

}  // namespace app
