#pragma once

#include <app/manager.hpp>
#include <chat/deep.hpp>
