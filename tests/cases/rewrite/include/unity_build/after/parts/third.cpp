// Lives on what the sources before it include, for nobody compiles it alone.
bool third() { return manager().online(one::User{"dan"}); }
