// fixture.h - what most tests need: the App that the manager was composed for, and names that nobody else
// uses.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "netra/server/app.h"
#include "support/ws_pair.h"

namespace netra::test {

App& test_app();

// A user name that no other test has: a manager may outlive the test that used it.
std::string unique_user(const std::string& name);

}  // namespace netra::test
