#include "edit/journal.hpp"

#include <gtest/gtest.h>

namespace ssot::edit {
namespace {

Journal sample() {
  return {{Step::Kind::edited, "/p/a b\n.cpp", {"/p/other", "/p/\xc3\xa9"}, 0755, {}, std::string("old\0\n", 5), "new\r\n"},
          {Step::Kind::made, "/p/notes", {}, 0644, {}, {}, "end 0123456789abcdef\n"},
          {Step::Kind::removed, "/p/link", {}, 0777, "../x", {}, {}}};
}

TEST(Journal, any_bytes_come_back_as_they_were) {
  llvm::Expected<Journal> read = read_journal(to_text(sample()), "j");
  ASSERT_TRUE(static_cast<bool>(read));
  EXPECT_EQ(*read, sample());
  llvm::Expected<Journal> none = read_journal(to_text({}), "j");
  ASSERT_TRUE(static_cast<bool>(none));
  EXPECT_TRUE(none->empty());
}

TEST(Journal, one_byte_less_or_another_one_is_damage) {
  const std::string text = to_text(sample());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_TRUE(errorToBool(read_journal(other, "j").takeError())) << i;
    EXPECT_TRUE(errorToBool(read_journal(text.substr(0, i), "j").takeError())) << i;
  }
}

}  // namespace
}  // namespace ssot::edit
