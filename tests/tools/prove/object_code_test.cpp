#include "prove/object_code.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "compiled.hpp"

namespace ssot::prove {
namespace {

using ::testing::HasSubstr;

const Symbol* symbol(const ObjectCode& code, const std::string& name) {
  for (const Symbol& each : code.symbols)
    if (each.name == name) return &each;
  return nullptr;
}

class ObjectCodeTest : public WithCompiler {};
INSTANTIATE_TEST_SUITE_P(Of, ObjectCodeTest, compilers(), compiler_name);

TEST_P(ObjectCodeTest, holds_functions_data_and_where_they_lead) {
  const ObjectCode code = code_of(GetParam(), R"(
int asked(const char*);
int number = 7;
int zero;
inline int small() { return number; }
int use() { return asked("text") + small(); }
auto* address = &small;
)");
  const Symbol* use = symbol(code, "_Z3usev");
  ASSERT_NE(use, nullptr);
  EXPECT_EQ(use->where, Symbol::Where::section);
  EXPECT_FALSE(use->weak);
  const Section& body = code.sections[use->section];
  EXPECT_TRUE(body.code);
  EXPECT_EQ(body.size, body.bytes.size());
  EXPECT_TRUE(std::any_of(body.relocations.begin(), body.relocations.end(), [&](const Relocation& each) {
    return code.symbols[each.symbol].name == "_Z5askedPKc";
  }));
  EXPECT_EQ(symbol(code, "_Z5askedPKc")->where, Symbol::Where::undefined);
  EXPECT_TRUE(symbol(code, "_Z5smallv")->weak);
  EXPECT_EQ(code.sections[symbol(code, "_Z5smallv")->section].group, "_Z5smallv");
  EXPECT_EQ(code.sections[symbol(code, "number")->section].bytes, std::string("\7\0\0\0", 4));
  EXPECT_TRUE(code.sections[symbol(code, "zero")->section].bytes.empty());
  EXPECT_EQ(code.sections[symbol(code, "zero")->section].size, 4U);
  EXPECT_TRUE(std::any_of(code.sections.begin(), code.sections.end(), [](const Section& each) {
    return each.strings && each.bytes.find("text") != std::string::npos;
  }));
}

TEST_P(ObjectCodeTest, leaves_out_what_a_program_does_not_have) {
  for (const Section& each : code_of(GetParam(), "int f() { return 1; }", {"-g"}).sections)
    if (each.kept) {
      EXPECT_THAT(each.name, Not(HasSubstr("debug")));
      EXPECT_THAT(each.name, Not(HasSubstr("eh_frame")));
      EXPECT_THAT(each.name, Not(HasSubstr("comment")));
    }
}

// More sections than the ELF header can count: indices stand in a table of their own.
TEST_P(ObjectCodeTest, of_many_sections) {
  std::string text;
  for (int i = 0; i < 33000; ++i) text += "int v" + std::to_string(i) + "[] = {" + std::to_string(i) + "};";
  for (int i = 0; i < 33000; ++i) text += "int w" + std::to_string(i) + "[] = {" + std::to_string(i) + "};";
  const ObjectCode code = code_of(GetParam(), text, {"-O0"});
  EXPECT_GT(code.sections.size(), 0xff00U);
  EXPECT_EQ(code.sections[symbol(code, "w32999")->section].name, ".data.w32999");
}

TEST(ObjectCode, of_something_else_is_an_error) {
  for (const std::string& bytes : {std::string("no object"), std::string("\x7f" "ELF"), std::string()}) {
    llvm::Expected<ObjectCode> code = read_object(bytes, "/p/a.o");
    ASSERT_FALSE(static_cast<bool>(code));
    EXPECT_THAT(llvm::toString(code.takeError()), HasSubstr("/p/a.o: error: the object code cannot be read"));
  }
}

TEST(ObjectCode, a_damaged_one_is_an_error_or_read) {
  const std::string whole = object_of("g++", "#include <string>\nstd::string f(int i) { return std::to_string(i); }");
  for (std::size_t cut = 64; cut < whole.size(); cut += 97) {
    llvm::Expected<ObjectCode> code = read_object(whole.substr(0, cut), "a.o");
    EXPECT_FALSE(static_cast<bool>(code));
    llvm::consumeError(code.takeError());
  }
  for (std::size_t at = 0; at < whole.size(); at += 31) {
    std::string bytes = whole;
    bytes[at] = '\xff';
    llvm::Expected<ObjectCode> code = read_object(bytes, "a.o");
    if (!code) llvm::consumeError(code.takeError());
  }
}

TEST(ObjectCode, labels_of_the_compilers_own_are_no_names) {
  const auto named = [](const char* name, bool local) {
    Symbol symbol;
    symbol.name = name;
    symbol.local = local;
    return ObjectCode::is_named(symbol);
  };
  EXPECT_TRUE(named("_Z3usev", false));
  EXPECT_TRUE(named("main", false));
  EXPECT_TRUE(named("counter.0", true));
  EXPECT_FALSE(named(".LC0", true));
  EXPECT_FALSE(named("CSWTCH.12", true));
  EXPECT_FALSE(named("GCC_except_table2", true));
  EXPECT_FALSE(named("", true));
}

}  // namespace
}  // namespace ssot::prove
