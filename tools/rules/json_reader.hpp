// json_reader.hpp - typed reading of a JsonText in which every mistake is told, not only the first.
//
//   JsonText  =>  JsonReader: object, text, texts, flag, ...  =>  values, and all errors at the end
//
// A reader returns an empty value where it found a mistake and goes on; take_errors decides whether what was
// read may be used. Unknown keys are refused (a typo in a key must not silently switch something off).
// Lives as long as the JsonText it reads.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rules/json_text.hpp"
#include "rules/tokens.hpp"

namespace ssot::rules {

// A value and where it is; no value: the key is absent.
struct JsonNode {
  const nlohmann::json* value = nullptr;
  std::string pointer;

  explicit operator bool() const { return value != nullptr; }
  JsonNode operator[](const std::string& key) const;
  bool is_text() const { return value != nullptr && value->is_string(); }
};

class JsonReader {
 public:
  enum class Need { optional, required };

  explicit JsonReader(const JsonText& text) : text_(text) {}
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;
  ~JsonReader() { llvm::consumeError(std::move(errors_)); }

  JsonNode root() const { return {&text_.value(), ""}; }
  const JsonText& text() const { return text_; }

  void refuse(Place place, std::string what, std::string mend = {});
  void refuse(const JsonNode& node, std::string what, std::string mend = {});
  // A mistake inside a string value.
  void refuse(const JsonNode& node, const TextError& error);

  // False, and told, if the node is no object; keys outside `keys` are told too.
  bool object(const JsonNode& node, const std::vector<std::string>& keys);
  // The members of an array node, or nothing (told if it is something else).
  std::vector<JsonNode> items(const JsonNode& node, bool required, const std::string& key);

  std::string text(const JsonNode& object, const std::string& key, Need need = Need::optional);
  std::vector<std::string> texts(const JsonNode& object, const std::string& key);
  std::map<std::string, std::string> text_map(const JsonNode& object, const std::string& key);
  // `otherwise` where the key is absent; told where it is no number from `least` to `most`.
  double number(const JsonNode& object, const std::string& key, double otherwise, double least, double most);
  bool flag(const JsonNode& object, const std::string& key);

  // Not told where a key that is nearly `key` was: one mistake, one message.
  void missing(const JsonNode& object, const std::string& key, const std::string& mend = {});

  llvm::Error take_errors();

 private:
  void wrong_type(const JsonNode& node, const std::string& wanted);

  const JsonText& text_;
  std::set<std::string> misspelled_;  // pointers of keys that were meant
  llvm::Error errors_ = llvm::Error::success();
};

}  // namespace ssot::rules
