// Nothing of it is used here.
int main() { return 0; }
