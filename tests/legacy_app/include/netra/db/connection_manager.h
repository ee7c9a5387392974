// connection_manager.h - a small pool of database handles. The third class of this name in the code base.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace netra::db {

// A table of text by key; stands in for a row store.
class Handle {
 public:
  void put(const std::string& key, const std::string& value);
  std::optional<std::string> get(const std::string& key) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> rows_;
};

class ConnectionManager {
 public:
  // The handle of a database, opened on first use. It lives as long as this object.
  Handle* connect(const std::string& database, const std::string& role = "reader");
  void disconnect(const std::string& database);
  Handle* find_connection(const std::string& database);
  int cleanup_dead_connections();

 private:
  struct Entry {
    Handle handle;
    bool open = false;
    std::string role;
  };
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

}  // namespace netra::db
