#pragma once

namespace parts {

struct User {};

class Assembled {
 public:
#include "members.inc"
};

}  // namespace parts
