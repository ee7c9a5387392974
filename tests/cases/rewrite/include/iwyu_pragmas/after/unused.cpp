int unused() { return 3; }
