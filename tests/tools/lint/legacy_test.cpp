#include "lint/legacy.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

TEST(LegacyFile, KnowsHeadersAndImplementations) {
  Program program;
  const Context context{program.facts, program.rules, program.ledger, program.disk, program.root};
  EXPECT_TRUE(legacy_file(context, "/p/include/old/manager.h"));
  EXPECT_FALSE(legacy_file(context, "/p/include/old/manager.h").implementation);
  EXPECT_TRUE(legacy_file(context, "/p/src/old_manager.cpp").implementation);
  EXPECT_FALSE(legacy_file(context, "/p/src/very_old_manager.cpp"));
}

TEST(LegacyFile, BelievesWhatWasFoundOnDisk) {
  Program program;
  program.unit().headers.push_back({"other/manager.h", {}, {}, "", false, {}});
  const Context context{program.facts, program.rules, program.ledger,
                        program.disk,  program.root,  {{"/p/moved/here.h", "other/manager.h"}}};
  EXPECT_EQ(legacy_file(context, "/p/moved/here.h").header, &program.unit().headers[1]);
}

TEST(LegacyUses, OfOnePlaceAndDifferentKindsAreTwo) {
  Program program;
  program.file("src/a.cpp", "M one;");
  program.use("src/a.cpp", "M one");
  program.use("src/a.cpp", "M one").kind = facts::SiteKind::construct;
  program.use("src/a.cpp", "M one").value_used = false;
  const Context context{program.facts, program.rules, program.ledger, program.disk, program.root};
  EXPECT_EQ(legacy_uses(context).size(), 2U);
}

}  // namespace
}  // namespace ssot::lint
