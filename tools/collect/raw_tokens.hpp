// raw_tokens.hpp - identifiers of a file as the lexer alone sees them, in code, comments and strings.
//
//   bytes  =>  Clang's raw lexer (no preprocessing, no names resolved)  =>  words with their place and kind
//
// This is the second look that the account is reconciled with: it knows nothing of what the collector found.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::collect {

struct Word {
  enum class Kind { code, directive, include, comment, string };
  Kind kind = Kind::code;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text;
};

// Every identifier-like word of a C++ file. Words of one comment or string come one by one.
std::vector<Word> raw_words(const std::string& bytes);

struct Comment {
  std::uint32_t begin = 0;
  std::string text;
};
std::vector<Comment> raw_comments(const std::string& bytes);

// A file that a directive names: an include or import of any kind, or __has_include in a condition.
struct NamedFile {
  std::uint32_t begin = 0;  // of <x> or "x", delimiters included; through a macro: of its name
  std::uint32_t end = 0;
  std::string written;  // x, without line splices; empty: a macro names it
  bool angled = false;
  bool asked = false;  // __has_include
};
std::vector<NamedFile> raw_named_files(const std::string& bytes);

// Of the macro in whose definition this place is, as its body names them (`...` is __VA_ARGS__); none: it takes none.
std::vector<std::string> macro_parameters(llvm::StringRef bytes, std::size_t offset);

}  // namespace ssot::collect
