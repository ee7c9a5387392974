// text.h - compatibility header: forwards to <fresh/text.hpp>, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <fresh/text.hpp> instead.
#pragma once

#include <fresh/text.hpp>
