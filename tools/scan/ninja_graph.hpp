// ninja_graph.hpp - which programs a source is linked into, by the graph that Ninja builds by.
//
//   <build>/build.ninja  =>  edges from sources over objects and archives  =>  source => programs
//
// A compile database says how a source is compiled, and not where it ends up. A program is what is made of objects or
// archives and is none itself: an executable or a shared library; what it links dynamically is part of it, too. Edges are
// told by the names of what goes in and comes out, for rules have other names in each generator; an order-only input is
// no part. Not followed: commands that make sources (who runs a generator does not link it).
// Rejected: `ninja -t` (a program to run, and nothing of rules in what it prints).
#pragma once

#include <map>
#include <set>
#include <string>

#include "support/disk.hpp"

namespace ssot::scan {

// Absolute sources, without `.` and `..`. Empty where there is no such file.
std::map<std::string, std::set<std::string>> programs_of_ninja(const std::string& build_folder, const Disk& disk);

}  // namespace ssot::scan
