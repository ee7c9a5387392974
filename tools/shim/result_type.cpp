#include "shim/result_type.hpp"

#include <set>
#include <string_view>

namespace ssot::shim {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

std::string without_const(std::string text) {
  if (text.rfind("const ", 0) == 0) text.erase(0, 6);
  return text;
}

// "std::future<X>" with name "std::future" => "X"; empty where the type is something else.
std::string argument_of(const std::string& type, const std::string& name) {
  if (type.rfind(name + "<", 0) != 0 || type.back() != '>') return "";
  return trimmed(std::string_view(type).substr(name.size() + 1, type.size() - name.size() - 2));
}

}  // namespace

ResultType read_result(const std::string& type) {
  ResultType result;
  result.inner = trimmed(type);
  if (std::string held = argument_of(result.inner, "std::future"); !held.empty()) {
    result.is_future = true;
    result.inner = held;
  }
  std::string inner = without_const(result.inner);
  if (std::string held = argument_of(inner, "std::shared_ptr"); !held.empty()) {
    result.held = Held::shared_ptr;
    inner = held;
  } else if (held = argument_of(inner, "std::unique_ptr"); !held.empty()) {
    result.held = Held::unique_ptr;
    inner = held;
  } else if (!inner.empty() && (inner.back() == '&' || inner.back() == '*')) {
    result.held = inner.back() == '&' ? Held::reference : Held::pointer;
    inner = trimmed(std::string_view(inner).substr(0, inner.size() - 1));
  }
  result.held_type = without_const(inner);
  return result;
}

std::string failure_value(const std::string& type) {
  static const std::set<std::string> kNumbers = {"int",    "unsigned", "long",   "std::size_t",
                                                 "size_t", "float",    "double", "short"};
  ResultType result = read_result(type);
  if (result.is_future) {
    std::string value = result.inner == "void" ? "" : failure_value(result.inner);
    return result.inner != "void" && value.empty()
               ? ""
               : "ssot::migration::ready<" + result.inner + ">(" + value + ")";
  }
  if (result.held == Held::reference) return "";
  if (result.held != Held::value) return "nullptr";
  if (result.inner == "bool") return "false";
  return kNumbers.contains(result.inner) ? "0" : result.inner + "{}";
}

}  // namespace ssot::shim
