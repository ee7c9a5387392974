bool by_clang(old::Manager& manager) { return prefixed() && manager.is_active("clang"); }
