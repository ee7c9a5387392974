#include "report/fingerprint.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace ssot::report {
namespace {

lint::Finding finding_at(unsigned line) {
  lint::Finding finding;
  finding.check = "SSOT010";
  finding.subject = "n::f";
  finding.region = {"/repo/a.cpp", line, 1, line, 2};
  return finding;
}

TEST(Fingerprint, IsSixteenHexDigitsAndAnOrdinal) {
  EXPECT_TRUE(std::regex_match(ordinal_fingerprints({finding_at(1)})[0], std::regex("[0-9a-f]{16}:1")));
}

TEST(Fingerprint, OrdinalsFollowThePlaceAndNotTheList) {
  std::vector<std::string> ascending = ordinal_fingerprints({finding_at(1), finding_at(9)});
  std::vector<std::string> descending = ordinal_fingerprints({finding_at(9), finding_at(1)});
  EXPECT_EQ(ascending[0], descending[1]);
  EXPECT_EQ(ascending[1], descending[0]);
  EXPECT_NE(ascending[0], ascending[1]);
}

TEST(Fingerprint, MovedLinesKeepIt) {
  EXPECT_EQ(ordinal_fingerprints({finding_at(1)}), ordinal_fingerprints({finding_at(500)}));
}

TEST(Fingerprint, AnotherSubjectIsAnotherFinding) {
  lint::Finding other = finding_at(1);
  other.subject = "n::g";
  EXPECT_NE(ordinal_fingerprints({finding_at(1)}), ordinal_fingerprints({other}));
}

}  // namespace
}  // namespace ssot::report
