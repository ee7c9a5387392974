bool by_cmake(old::Manager& manager) { return prefixed() && manager.is_active("cmake"); }
