#pragma once
#include "app/wal.h"
