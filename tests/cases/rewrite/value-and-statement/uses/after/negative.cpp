// Both uses of another class's result stay as they are.
struct Mailbox {
  bool send(const char* user, const char* text);
};

bool both(Mailbox& mailbox) {
  mailbox.send("ada", "statement");
  return mailbox.send("ada", "value");
}
