// stream.h - compatibility header: forwards to one::File, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/file.hpp> instead.
#pragma once

#include <one/file.hpp>
#include <ssot/migration_shim.hpp>

SSOT_SHIM_BEGIN

namespace old {

class SSOT_DEPRECATED("use one::File") Stream : public one::File {
 public:
  using one::File::File;
  bool open(const char* name, bool quiet = false) {
    return static_cast<one::File&>(*this).open_file(one::report_unless(quiet), name);
  }
  bool close() { return static_cast<one::File&>(*this).commit(); }
  const char* name() const { return static_cast<const one::File&>(*this).path(); }
  SSOT_DEPRECATED("what is written once is not written again; make a new file")
  bool rewind() {
    return ssot::migration::unforwarded<bool>("old::Stream::rewind", "what is written once is not written again", false);
  }
};

}  // namespace old

SSOT_SHIM_END
