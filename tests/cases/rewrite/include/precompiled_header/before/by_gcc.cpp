bool by_gcc(old::Manager& manager) { return prefixed() && manager.is_active("gcc"); }
