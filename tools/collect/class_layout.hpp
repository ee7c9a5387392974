// class_layout.hpp - how the objects of a class lie in memory, as lines that two units can be compared by.
//
//   class  =>  "size 24", "align 8", "base n::B at 0", "int x at 8", "virtual void f(int)"
//
// Of this target and this command alone. Nothing for a template, whose instantiations have layouts of their own.
#pragma once

#include <clang/AST/DeclCXX.h>

#include <string>
#include <vector>

namespace ssot::collect {

std::vector<std::string> layout_of(const clang::CXXRecordDecl& record, const clang::ASTContext& context);

}  // namespace ssot::collect
