#include <chat/both.hpp>  // they meet there, and are told there alone
