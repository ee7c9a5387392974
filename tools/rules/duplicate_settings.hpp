// duplicate_settings.hpp - what a project says of the search for duplicates, in `duplicates` of its ssot.json.
//
// The defaults are measured (docs/duplicates.md). Whoever changes them changes what enters unseen.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace ssot::rules {

struct DuplicateSettings {
  double score = 0.7;       // of the interface that is shared, by weight: from here on it is a duplicate
  unsigned shared = 4;      // names that must be shared, whatever they weigh
  std::map<std::string, std::string> roles = {};  // a further name of the job => id of the concept
  std::vector<std::string> fakes = {};  // patterns of paths from the root: what stands there may look like the canonical
};

}  // namespace ssot::rules
