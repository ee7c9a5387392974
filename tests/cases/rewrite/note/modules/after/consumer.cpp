import app.unit;

bool consumer() { return in_a_module(); }
