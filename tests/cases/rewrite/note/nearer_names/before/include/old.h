#pragma once
#include "fresh.h"
Store& get_store();
int old_put(int n);
int old_drop(int n);
int old_rows(int n);
