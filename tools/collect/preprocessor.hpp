// preprocessor.hpp - includes, macro uses and switched-off regions of one translation unit.
//
//   preprocessor events  =>  facts::Include, macro sites, inactive ranges
//
// Only files under the root are recorded. What a legacy header includes itself is recorded as well: the
// planner needs to know what a file would lose with it.
#pragma once

#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include <memory>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

std::unique_ptr<clang::PPCallbacks> record_preprocessing(clang::Preprocessor& preprocessor,
                                                         const EntityIndex& index, SourceMap& map,
                                                         facts::Facts& facts);

}  // namespace ssot::collect
