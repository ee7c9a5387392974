#include "lint/finding.hpp"

#include <gtest/gtest.h>

namespace ssot::lint {
namespace {

TEST(Fingerprint, IsOfCheckSubjectAndPeerAlone) {
  Finding a;
  a.check = "SSOT005", a.subject = "x::M", a.peer = "app::M";
  Finding moved = a;
  moved.region = {"/p/other.cpp", 9, 9, 9, 9}, moved.message = "reworded", moved.severity = Severity::note;
  EXPECT_EQ(a.fingerprint(), moved.fingerprint());
  for (std::string Finding::* part : {&Finding::check, &Finding::subject, &Finding::peer}) {
    Finding other = a;
    other.*part += "1";
    EXPECT_NE(a.fingerprint(), other.fingerprint());
  }
}

TEST(Fingerprint, KeepsItsPartsApartAndStaysFromReleaseToRelease) {
  Finding a, b;
  a.check = b.check = "SSOT005";
  a.subject = "ab", a.peer = "c";
  b.subject = "a", b.peer = "bc";
  EXPECT_NE(a.fingerprint(), b.fingerprint());
  EXPECT_EQ(a.fingerprint(), 12085665533067188422ULL) << "baselines hold this value: it may not change";
}

}  // namespace
}  // namespace ssot::lint
