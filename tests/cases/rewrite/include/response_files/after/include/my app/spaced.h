#pragma once
#include <one/hub.hpp>
