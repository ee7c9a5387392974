bool by_driver(old::Manager& manager) { return prefixed() && manager.is_active("driver"); }
