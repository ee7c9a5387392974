#include <old/stream.h>
#include <one/file.hpp>

#define SAVED(stream) stream.commit()

namespace app {

bool save(const char* name, bool quiet) {
  one::File stream(name);
  stream.open_file(one::report_unless(quiet), name);
  stream.open_file(one::Report::errors, "second");
  stream.write(stream.path());
  stream.finish();
  return stream.commit();
}

// `binary` is an enumerator of the application's own, and has no rule: the qualifier is all that changes.
int binary() { return static_cast<int>(one::File::Mode::binary); }

// The macro calls the legacy method by its name: the stream stays what it was.
bool save_by_macro() {
  one::File stream;
  stream.open_file(one::Report::errors, "third");
  return SAVED(stream);
}

// There is no canonical rewind.
bool again(old::Stream& stream) {
  stream.write("once more");
  return stream.rewind() && stream.close();
}

}  // namespace app
