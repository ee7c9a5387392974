#pragma once

#include "app/mode.h"

namespace one {

enum class Report { errors, nothing };

inline Report report_unless(bool quiet) { return quiet ? Report::nothing : Report::errors; }

class File {
 public:
  using Mode = app::Mode;

  explicit File(const char* name = "");
  bool open_file(Report report, const char* name);
  [[nodiscard]] bool commit();
  void finish();
  const char* path() const;
  void write(const char* text);
};

}  // namespace one
