// Nothing is included here: what depends on the answer is not for us to say.
#if __has_include("old/manager.h")
int alone() { return 1; }
#else
int alone() { return 0; }
#endif
