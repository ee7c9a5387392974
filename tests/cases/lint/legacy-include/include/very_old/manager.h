#pragma once

#include <app/manager.hpp>
