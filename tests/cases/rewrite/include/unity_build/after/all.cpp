// The sources of a folder joined: each of them is edited once, however often it is seen.
#include "parts/first.cpp"
#include "parts/second.cpp"
#include <one/hub.hpp>
#include "parts/third.cpp"
