// Converters for what legacy code still computes with.
#pragma once

namespace one::migration {

double seconds(int attempt);

}  // namespace one::migration
