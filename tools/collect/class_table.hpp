// class_table.hpp - reads the classes and the longer function bodies of a file, without compiling it.
//
//   bytes  =>  Clang's raw lexer  =>  scopes, declarations, bodies  =>  facts::ClassTable
//
// All branches of an #if are read, each from the scope that the #if began in; the body of a macro is read like a file of
// its own. What stands before `(` in a declaration is taken for a method, so a macro that looks like one is one. It may
// say too much, and that costs a parse. It says too little where names are pasted or come from a macro's list.
// Rejected: Clang's parser over single files (it needs the includes), tree-sitter (a dependency, and lost in macros too).
// Pure, thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facts/class_table.hpp"
#include "support/disk.hpp"

namespace ssot::collect {

facts::ClassTable classes_of(const std::string& file, const std::string& text);

// Of the files that have a name of a C++ file; what cannot be read has none.
facts::ClassTable class_table(const std::vector<std::string>& files, const Disk& disk, unsigned jobs);

bool is_cpp_file(const std::string& path);

// Whether one of the words is a token of the text.
bool has_token(const std::string& text, const std::vector<std::string>& words);

}  // namespace ssot::collect
