#include "rules/json_text.hpp"

#include <algorithm>
#include <utility>

namespace ssot::rules {
namespace {

constexpr std::size_t max_depth = 64;  // a rules file needs nine

// Counts bytes; a carriage return belongs to the line it ends.
std::pair<unsigned, unsigned> line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return {static_cast<unsigned>(line), static_cast<unsigned>(before.size() - start + 1)};
}

// How many bytes of source one byte of content takes: 1, or an escape. \uXXXX yields several bytes of
// content.
struct Escape {
  std::size_t source = 1;
  std::size_t content = 1;
};

unsigned code_unit(std::string_view text, std::size_t at) {
  unsigned value = 0;
  for (char c : text.substr(at, 4)) {
    const unsigned digit = c >= 'a'   ? c - 'a' + 10U
                           : c >= 'A' ? c - 'A' + 10U
                                      : static_cast<unsigned>(c - '0');
    value = value * 16 + digit;
  }
  return value;
}

Escape escape_at(std::string_view text, std::size_t at) {
  if (text[at] != '\\') return {};
  if (text[at + 1] != 'u') return {2, 1};
  const unsigned unit = code_unit(text, at + 2);
  if (unit >= 0xD800 && unit < 0xDC00) return {12, 4};  // a surrogate pair
  return {6, unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U};
}

// Control characters are shown as <U+000A> in the parser's tokens.
std::size_t source_length(const std::string& token) {
  std::size_t length = token.size();
  for (std::size_t at = token.find("<U+"); at != std::string::npos; at = token.find("<U+", at + 1))
    length -= 7;
  return length;
}

// nlohmann's parser with its error kept: where, and what without the library's own prefix.
class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool key(string_t&) override { return true; }
  bool end_object() override { return shallower(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override { return shallower(); }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::json::exception& e) override {
    what = e.what();
    // The token may begin with what stood before it, a string even; only of a string alone is the length known.
    const bool behind = what.find("unexpected ") != std::string::npos &&
                        what.find("unexpected string literal") == std::string::npos;
    const std::size_t back = token.starts_with('"') && !behind ? source_length(token) : 1;
    offset = position >= back ? position - back : 0;
    const std::size_t column = what.find("column ");
    const std::size_t colon = what.find(": ", column == std::string::npos ? 0 : column);
    if (colon != std::string::npos) what = what.substr(colon + 2);
    return false;
  }

  std::size_t offset = 0;
  std::string what;

 private:
  bool deeper() {
    if (++depth_ <= max_depth) return true;
    what = "objects and arrays are nested more than " + std::to_string(max_depth) + " deep";
    return false;
  }
  bool shallower() {
    --depth_;
    return true;
  }

  std::size_t depth_ = 0;
};

}  // namespace

// Walks a text that is known to be valid JSON and no deeper than max_depth.
class PositionPass {
 public:
  explicit PositionPass(JsonText& out) : out_(out), text_(out.text_) {}

  llvm::Error run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    value("", 0);
    return std::move(errors_);
  }

 private:
  void blank() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  void skip_string() {
    for (++at_; text_[at_] != '"'; ++at_)
      if (text_[at_] == '\\') ++at_;
    ++at_;
  }

  void value(const std::string& pointer, std::size_t key) {
    blank();
    const std::size_t begin = at_;
    if (text_[at_] == '{')
      object(pointer);
    else if (text_[at_] == '[')
      array(pointer);
    else if (text_[at_] == '"')
      skip_string();
    else
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    out_.positions_[pointer] = {key, begin, at_};
  }

  void object(const std::string& pointer) {
    std::map<std::string, std::size_t> keys;
    for (++at_, blank(); text_[at_] != '}'; next()) {
      const std::size_t start = at_;
      skip_string();
      const std::string key = nlohmann::json::parse(text_.substr(start, at_ - start)).get<std::string>();
      const auto [earlier, fresh] = keys.emplace(key, start);
      const std::string inner = pointer + pointer_step(key);
      if (!fresh) duplicate(inner, key, start, earlier->second);
      blank();
      ++at_;  // the colon
      value(inner, start);
    }
    ++at_;
  }

  void array(const std::string& pointer) {
    std::size_t index = 0;
    for (++at_, blank(); text_[at_] != ']'; next()) value(pointer + pointer_step(index++), at_);
    ++at_;
  }

  // Over the comma to the next member; a closing bracket stays.
  void next() {
    blank();
    if (text_[at_] == ',') ++at_;
    blank();
  }

  void duplicate(const std::string& pointer, const std::string& key, std::size_t offset,
                 std::size_t earlier) {
    const unsigned line = line_and_column(text_, earlier).first;
    errors_ = llvm::joinErrors(
        std::move(errors_),
        problem(out_.at(offset, pointer), "the key \"" + key + "\" stands twice in this object",
                "the first is in line " + std::to_string(line) + "; remove one of them"));
  }

  JsonText& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  llvm::Error errors_ = llvm::Error::success();
};

llvm::Expected<JsonText> JsonText::parse(std::string file, std::string text) {
  JsonText out;
  out.file_ = std::move(file);
  out.text_ = std::move(text);
  Handler handler;
  if (!nlohmann::json::sax_parse(out.text_, &handler))
    return problem(
        out.at(handler.offset, ""), "this is not JSON: " + handler.what,
        "JSON has no comments and no comma behind the last member; strings stand in double quotes");
  out.value_ = nlohmann::json::parse(out.text_);
  if (llvm::Error error = PositionPass(out).run()) return error;
  return out;
}

Place JsonText::at(std::size_t offset, const std::string& pointer) const {
  const auto [line, column] = line_and_column(text_, offset);
  return {file_, line, column, pointer};
}

std::optional<JsonText::Span> JsonText::span(const std::string& pointer) const {
  const auto found = positions_.find(pointer);
  return found == positions_.end() ? std::nullopt : std::optional(found->second);
}

Place JsonText::place(const std::string& pointer) const {
  for (std::string p = pointer;; p.resize(p.rfind('/'))) {
    if (const auto found = positions_.find(p); found != positions_.end())
      return at(found->second.value, pointer);
    if (p.find('/') == std::string::npos) return {file_, 0, 0, pointer};
  }
}

Place JsonText::key_place(const std::string& pointer) const {
  const auto found = positions_.find(pointer);
  return found == positions_.end() ? place(pointer) : at(found->second.key, pointer);
}

Place JsonText::place_in(const std::string& pointer, std::size_t offset) const {
  const auto found = positions_.find(pointer);
  if (found == positions_.end() || text_[found->second.value] != '"') return place(pointer);
  std::size_t source = found->second.value + 1;
  for (std::size_t content = 0; content < offset && text_[source] != '"';) {
    const Escape step = escape_at(text_, source);
    source += step.source;
    content += step.content;
  }
  return at(source, pointer);
}

std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (char c : key) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

std::string pointer_step(std::size_t index) {
  return "/" + std::to_string(index);
}

}  // namespace ssot::rules
