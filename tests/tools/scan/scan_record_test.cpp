#include "scan/scan_record.hpp"

#include <gtest/gtest.h>

namespace ssot::scan {
namespace {

ScanRecord sample() {
  ScanRecord record;
  record.names = 1;
  record.macros = 2;
  record.expected.absent = {{"/r", {"a.h", "b.h"}}, {"/s", {"c.h"}}};
  record.expected.found = {"/r/"};
  record.expected.read = {{"/etc/version", 3}};
  record.expected.listed = {{"/usr/lib/gcc", 4}};
  record.files = {{"/r/a.cpp", 5, true, false, false, {"put"}}, {"/r/x.h", 6, false, true, true, {}}};
  record.units = {{7, {0, 1}}, {8, {}}};
  record.macro_bytes = to_bytes(std::vector<ScannedMacros>{{{{"CAT", true, {"a", "b"}}}, {"put"}}, {}});
  return record;
}

TEST(ScanRecord, ComesBackAsItWas) {
  const std::optional<ScanRecord> back = read_scan_record(to_bytes(sample()));
  ASSERT_TRUE(back);
  EXPECT_TRUE(*back == sample());
  const auto macros = read_macros(back->macro_bytes);
  ASSERT_TRUE(macros);
  EXPECT_EQ((*macros)[0].macros[0].mentions.size(), 2U);
  EXPECT_EQ((*macros)[0].define_pieces, std::vector<std::string>{"put"});
}

TEST(ScanRecord, WhatIsCutOffIsNothing) {
  const std::string whole = to_bytes(sample());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto part = read_scan_record(llvm::StringRef(whole).take_front(size));
    // The macros are read by themselves, and are the end of it.
    EXPECT_TRUE(!part || !read_macros(part->macro_bytes)) << size;
  }
}

TEST(ScanRecord, ANumberOfNoFileIsDamage) {
  ScanRecord record = sample();
  record.units[1].files = {2};
  EXPECT_FALSE(read_scan_record(to_bytes(record)));
}

}  // namespace
}  // namespace ssot::scan
