#include "scan/cmake_file_api.hpp"

#include <llvm/Support/JSON.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace ssot::scan {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;

struct CmakeTarget {
  std::string name, type;
  std::vector<std::string> sources, dependencies;

  bool is_library() const { return llvm::StringRef(type).ends_with("_LIBRARY"); }
  bool is_program() const { return type == "EXECUTABLE" || type == "SHARED_LIBRARY" || type == "MODULE_LIBRARY"; }
};

// The text of a member; empty where it is none.
std::string text_in(const Object& object, llvm::StringRef key) {
  return object.getString(key).value_or("").str();
}

// Calls `take` with each object in a member that is a list.
template <class Take>
void each_in(const Object& object, llvm::StringRef key, Take take) {
  if (const Array* list = object.getArray(key))
    for (const Value& value : *list)
      if (const Object* each = value.getAsObject()) take(*each);
}

class FileApi {
 public:
  FileApi(const std::string& build_folder, const Disk& disk) : reply_(build_folder + "/.cmake/api/v1/reply/"), disk_(disk) {}

  std::map<std::string, std::set<std::string>> programs() {
    read_codemodel(codemodel());
    std::map<std::string, std::set<std::string>> out;
    for (const auto& [id, target] : targets_)
      if (target.is_program()) {
        std::set<std::string> seen;
        collect(id, target.name, seen, out);
      }
    return out;
  }

 private:
  // Nothing, if it is no object.
  std::optional<Value> read_json(const std::string& name) const {
    llvm::Expected<std::string> text = disk_.read(reply_ + name);
    if (!text) {
      llvm::consumeError(text.takeError());
      return std::nullopt;
    }
    llvm::Expected<Value> value = llvm::json::parse(*text);
    if (value && value->getAsObject() != nullptr) return std::move(*value);
    llvm::consumeError(value.takeError());
    return std::nullopt;
  }

  std::string codemodel() const {
    std::string newest, found;
    for (const std::string& path : disk_.list(reply_)) {
      const std::string name = path.substr(std::min(path.size(), path.rfind('/') + 1));
      if (llvm::StringRef(name).starts_with("index-") && name > newest) newest = name;
    }
    if (const std::optional<Value> index = read_json(newest); index && !newest.empty())
      each_in(*index->getAsObject(), "objects", [&](const Object& object) {
        const Object* version = object.getObject("version");
        if (text_in(object, "kind") == "codemodel" && version != nullptr && version->getInteger("major") == 2)
          found = text_in(object, "jsonFile");
      });
    return found;
  }

  void read_codemodel(const std::string& name) {
    const std::optional<Value> model = name.empty() ? std::nullopt : read_json(name);
    if (!model) return;
    if (const Object* paths = model->getAsObject()->getObject("paths")) source_ = text_in(*paths, "source");
    each_in(*model->getAsObject(), "configurations", [&](const Object& configuration) {
      each_in(configuration, "targets", [&](const Object& target) { read_target(text_in(target, "jsonFile")); });
    });
  }

  void read_target(const std::string& name) {
    const std::optional<Value> value = read_json(name);
    if (!value) return;
    const Object& object = *value->getAsObject();
    CmakeTarget target{text_in(object, "name"), text_in(object, "type"), {}, {}};
    each_in(object, "sources", [&](const Object& source) {
      if (source.getInteger("compileGroupIndex"))
        target.sources.push_back((std::filesystem::path(source_) / text_in(source, "path")).lexically_normal().string());
    });
    each_in(object, "dependencies", [&](const Object& other) { target.dependencies.push_back(text_in(other, "id")); });
    targets_[text_in(object, "id")] = std::move(target);
  }

  void collect(const std::string& id, const std::string& program, std::set<std::string>& seen,
               std::map<std::string, std::set<std::string>>& out) const {
    const auto target = targets_.find(id);
    if (target == targets_.end() || !seen.insert(id).second) return;
    for (const std::string& source : target->second.sources) out[source].insert(program);
    for (const std::string& other : target->second.dependencies)
      if (const auto library = targets_.find(other); library != targets_.end() && library->second.is_library())
        collect(other, program, seen, out);
  }

  std::string reply_;
  const Disk& disk_;
  std::string source_;
  std::map<std::string, CmakeTarget> targets_;  // by id
};

}  // namespace

std::map<std::string, std::set<std::string>> programs_of_cmake(const std::string& build_folder, const Disk& disk) {
  return FileApi(build_folder, disk).programs();
}

}  // namespace ssot::scan
