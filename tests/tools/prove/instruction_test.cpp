#include "prove/instruction.hpp"

#include <gmock/gmock.h>

namespace ssot::prove {
namespace {

// pushq %rbx; movl $5, %esi; retq
const std::string code("\x53\xbe\x05\x00\x00\x00\xc3", 7);
constexpr const char* triple = "x86_64-unknown-linux-gnu";

TEST(Instruction, that_covers_a_byte) {
  const Instruction found = instruction_at(code, triple, 0, 2);
  EXPECT_EQ(found.begin, 1U);
  EXPECT_EQ(found.end, 6U);
  EXPECT_EQ(found.text, "movl $5, %esi");
  EXPECT_EQ(instruction_at(code, triple, 1, 6).text, "retq");
}

TEST(Instruction, that_cannot_be_decoded_is_shown_as_bytes) {
  EXPECT_EQ(instruction_at(code, "nothing-known", 0, 1).text, "be 05 00 00 00 c3");
  EXPECT_EQ(instruction_at("\x06\x06", triple, 0, 0).text, "06 06");
  EXPECT_EQ(instruction_at(code, triple, 0, 99).text, "");
}

TEST(Instruction, of_another_machine) {
  EXPECT_EQ(instruction_at(std::string("\xc0\x03\x5f\xd6", 4), "aarch64-unknown-linux-gnu", 0, 0).text, "ret");
}

TEST(Instruction, bytes_as_text) {
  EXPECT_EQ(hex_bytes(std::string("\x00\xff\x10", 3), 0, 2), "00 ff");
  EXPECT_EQ(hex_bytes("ab", 1, 8), "62");
}

}  // namespace
}  // namespace ssot::prove
