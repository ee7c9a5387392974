// json_edit.hpp - single values of a JSON document set anew, and every other byte kept.
//
//   JsonText + set(object, key, text)  =>  JsonEdit  =>  the document, for --update
//
// People write rules files by hand, with an order and a layout of their own; a serialiser would undo both. A text of
// several lines becomes an array of lines, laid out as the object around it is. Rejected: nlohmann's ordered_json
// (keeps the order, loses the layout).
#pragma once

#include <string>
#include <vector>

#include "rules/json_text.hpp"

namespace ssot::rules {

class JsonEdit {
 public:
  explicit JsonEdit(const JsonText& text) : text_(text) {}

  // A key of the object at `pointer`. Where it is not there yet, it is put behind the key `behind`, which must be;
  // several new ones come in the order of the calls.
  void set(const std::string& pointer, const std::string& key, const std::string& value, const std::string& behind);
  bool empty() const { return edits_.empty(); }
  std::string result() const;

 private:
  struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
  };

  const JsonText& text_;
  std::vector<Edit> edits_;
};

}  // namespace ssot::rules
