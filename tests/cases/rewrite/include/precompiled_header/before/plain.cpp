bool plain(old::Manager& manager) { return prefixed() && manager.is_active("plain"); }
