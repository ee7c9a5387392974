#include "verify/verified_units.hpp"

#include <gtest/gtest.h>

#include "facts/merge.hpp"

namespace ssot::verify {
namespace {

facts::Facts said(const std::string& source, std::uint64_t command, const std::string& meaning) {
  facts::Facts out;
  out.files = {{"/p/" + source}, {"/p/a.hpp"}};
  out.units = {{"/p/" + source, true, {}, {}, {0, 1}, command}};
  out.meanings = {{{1, 4, 9}, meaning}};
  return out;
}

TEST(VerifiedUnits, what_was_said_last_stands) {
  VerifiedUnits units;
  units.put(said("x.cpp", 1, "before"));
  units.put(said("y.cpp", 1, "other"));
  units.put(said("x.cpp", 1, "after"));
  EXPECT_EQ(units.all().size(), 2U);
  EXPECT_EQ(units.merged(), facts::merge({said("x.cpp", 1, "after"), said("y.cpp", 1, "other")}));
}

TEST(VerifiedUnits, each_command_of_a_file_has_its_say) {
  VerifiedUnits units;
  units.put(said("x.cpp", 1, "one"));
  units.put(said("x.cpp", 2, "two"));
  EXPECT_EQ(units.all().size(), 2U);
  EXPECT_EQ(units.merged().meanings.size(), 2U);
}

TEST(VerifiedUnits, tells_complaints_and_files_without_the_rest) {
  VerifiedUnits units;
  facts::Facts broken = said("x.cpp", 1, "m");
  broken.units.front().errors = {{"/p/a.hpp", 1, 2, "no"}};
  units.put(broken);
  const VerifiedUnit& seen = units.all().begin()->second;
  EXPECT_EQ(seen.unit.errors, broken.units.front().errors);
  EXPECT_EQ(seen.files, (std::vector<std::string>{"/p/x.cpp", "/p/a.hpp"}));
}

TEST(VerifiedUnits, a_name_means_what_all_units_say) {
  VerifiedUnits units;
  units.put(said("x.cpp", 1, "n::A"));
  edit::Edits edits;
  edits["/p/a.hpp"].short_names = {{4, 9, {0, 1, 2}, "n::A"}};
  EXPECT_TRUE(units.meanings().unproven(edits).empty());
  units.put(said("y.cpp", 1, "m::A"));
  EXPECT_EQ(units.meanings().unproven(edits).size(), 1U);
}

}  // namespace
}  // namespace ssot::verify
