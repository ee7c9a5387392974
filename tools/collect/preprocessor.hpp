// preprocessor.hpp - macro uses and switched-off regions of one translation unit.
//
//   preprocessor events  =>  macro sites, words in macro arguments, inactive ranges
//
// Only files under the root are recorded. Includes are include_facts.hpp's.
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
