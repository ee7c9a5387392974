// render_options.hpp - what every renderer of findings is told besides the findings.
#pragma once

#include <cstddef>
#include <string>

#include "support/disk.hpp"

namespace ssot::report {

struct RenderOptions {
  std::string root;               // absolute; places below it are shown relative to it
  const Disk* disk = nullptr;     // for source lines and UTF-16 columns; null: neither
  bool colour = false;            // text only; the caller knows whether it writes to a terminal
  std::string version = "0.1.0";  // of the tool
  std::string configuration;  // names the run among several of one commit, e.g. "debug"; empty: the only one
  std::size_t limit = 20000;  // SARIF results; GitHub rejects a file of more than 25,000
  std::size_t limit_bytes = 9'500'000;  // of the SARIF file under gzip; GitHub takes 10 MB
  bool sarif_all = false;               // with what is suppressed or in the baseline
  // The top of the checkout, which code hosts take paths from; empty: it is the root.
  std::string checkout = {};
  std::string link = {};  // what a path in the checkout is behind on the code host, with its slash; empty: no links
};

}  // namespace ssot::report
