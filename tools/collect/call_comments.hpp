// call_comments.hpp - the comments between the arguments of a call, and whose they are.
//
//   a described call, the file's text  =>  wider argument ranges, Argument::line_end, Site::comments
//
// A replacement keeps the text of each argument, and nothing of what stands between them. So a comment before an
// argument, or behind it before the comma, is taken into the argument's range; one that ends the line behind the comma
// is the neighbour's, and is remembered apart; the rest is the call's own. A preprocessor directive between arguments
// belongs to none, and is trouble.
#pragma once

#include "collect/source_map.hpp"

namespace ssot::collect {

// `open` is where the text between the callee and its arguments begins, `close` the closing parenthesis.
void keep_comments(facts::Range open, facts::Range close, SourceMap& map, facts::Site& site);

}  // namespace ssot::collect
