// The same names in a class that has nothing to do with it.
struct Mailbox {
  bool send(const char* user, const char* text, bool urgent = false);
  bool is_active(const char* user) const;
  void emit(const char* user, const char* event, const char* data);
};

bool post(Mailbox& mailbox, Mailbox* other) {
  mailbox.emit("ada", "started", "{}");
  return other->send("ada", "letter") || mailbox.is_active("ada");
}
