namespace app {
struct Manager {
  static Manager& instance();
  void send(const char* user, const char* text);
};
Manager& get_manager();
extern Manager the_manager;
}  // namespace app

void other() {
  app::get_manager().send("ada", "a");
  app::Manager::instance().send("ada", "b");
  app::the_manager.send("ada", "c");
}
