#include "prove/prove.hpp"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "prove/build_command.hpp"
#include "prove/compare.hpp"
#include "prove/dependencies.hpp"
#include "prove/object_code.hpp"
#include "prove/run_compiler.hpp"
#include "prove/source_place.hpp"
#include "scan/parallel.hpp"
#include "support/interrupt.hpp"
#include "support/path.hpp"
#include "support/problem.hpp"

namespace ssot::prove {
namespace {

namespace fs = std::filesystem;
using report::ProofDifference;
using report::ProofUnit;
using report::ProofVerdict;

constexpr std::size_t max_places = 20;  // of one unit whose source is looked up

// A folder that goes when it is not needed any more, whatever happened.
class WorkFolder {
 public:
  WorkFolder() {
    llvm::SmallString<128> path;
    const Uninterrupted until_it_is_known;
    if (llvm::sys::fs::createUniqueDirectory("ssot-prove", path)) return;
    path_ = fs::canonical(path.c_str()).string();
    goes_with_us_.emplace(path_);
  }
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::optional<Temporary> goes_with_us_;
};

struct Compiled {
  std::string object;  // its bytes; empty: there is none
  std::string reason;  // why
  std::set<std::string> inline_namespaces;
  std::string past;  // an edited file that was reached past the copy
  std::set<std::string> notices;
};

class Prover {
 public:
  Prover(const Request& request, const std::string& folder)
      : request_(request),
        folder_(folder),
        before_{request.root, folder + "/a"},
        after_{request.root, folder + "/b"} {
    for (const Texts* texts : {&request.before, &request.after})
      for (const auto& [path, text] : *texts) other_.insert(path);
  }

  llvm::Error copy() {
    if (llvm::Error error = copy_tree(request_.root, before_.folder, request_.before)) return error;
    return copy_tree(request_.root, after_.folder, request_.after);
  }

  ProofUnit unit(std::size_t number) {
    const Unit& unit = request_.units[number];
    ProofUnit out;
    out.file = unit.command.file;
    out.configuration = unit.command.configuration;
    out.verdict = ProofVerdict::not_comparable;
    out.reason = unit.excuse;
    if (!out.reason.empty()) return out;
    const std::string name = folder_ + "/" + std::to_string(number);
    const Compiled old = compile(unit, before_, name + ".a", false);
    if (old.object.empty()) {
      out.reason = "it does not compile as it is: " + old.reason;
      return out;
    }
    const Compiled now = compile(unit, after_, name + ".b", false);
    if (const std::string& past = old.past.empty() ? now.past : old.past; !past.empty()) {
      out.reason = "it includes " + shown(past) + " by a path that leads past the copy of the sources";
      return out;
    }
    if (now.object.empty()) {
      out.verdict = ProofVerdict::differs;
      out.differences.push_back(
          {shown(out.file), {}, 0, "it compiles before the rewrite, and not after it: " + now.reason, {}, {}});
      return out;
    }
    out.reason.clear();
    judge(unit, old, now, name, out);
    return out;
  }

  std::set<std::string> notices;

 private:
  std::string shown(const std::string& path) const { return shown_below(request_.root, path); }

  // What a compiler says of a file in the copy, said of the project's.
  std::string at_home(std::string text, const Copy& copy) const {
    for (std::size_t at = text.find(copy.folder); at != std::string::npos; at = text.find(copy.folder))
      text.replace(at, copy.folder.size(), request_.root);
    return text;
  }

  Compiled compile(const Unit& unit, const Copy& copy, const std::string& name, bool with_lines) {
    Compiled out;
    const Outputs outputs{name + ".o", name + ".d", with_lines};
    const BuildCommand command = build_command(unit.command, copy, outputs);
    out.notices = command.notices;
    keep(command.notices);
    if (!command.refusal.empty()) {
      out.reason = command.refusal;
      return out;
    }
    const Ran ran = run_compiler(command.args, command.directory, name + ".log");
    if (ran.succeeded) {
      if (auto bytes = llvm::MemoryBuffer::getFile(outputs.object)) out.object = (*bytes)->getBuffer().str();
      const std::vector<std::string> read = dependencies_of(outputs.dependencies, command.directory);
      out.past = reached_past(read);
      for (const std::string& file : read)
        for (const std::string& one : inline_namespaces_of(file)) out.inline_namespaces.insert(one);
    }
    if (out.object.empty()) out.reason = at_home(first_error(ran.said), copy);
    for (const std::string& file : {outputs.object, outputs.dependencies, name + ".log"}) llvm::sys::fs::remove(file);
    return out;
  }

  void keep(const std::set<std::string>& some) {
    const std::lock_guard lock(mutex_);
    notices.insert(some.begin(), some.end());
  }

  std::string reached_past(const std::vector<std::string>& files) const {
    for (const std::string& file : files) {
      if (file.starts_with(folder_ + "/")) continue;
      std::error_code ec;
      const std::string real = fs::canonical(file, ec).string();
      if (!ec && other_.contains(real)) return real;
    }
    return {};
  }

  // Headers of the compiler's own are read by every unit.
  std::set<std::string> inline_namespaces_of(const std::string& file) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = inline_.find(file); known != inline_.end()) return known->second;
    }
    std::set<std::string> found;
    if (auto text = llvm::MemoryBuffer::getFile(file)) found = inline_namespaces((*text)->getBuffer());
    const std::lock_guard lock(mutex_);
    return inline_.emplace(file, std::move(found)).first->second;
  }

  void judge(const Unit& unit, const Compiled& old, const Compiled& now, const std::string& name, ProofUnit& out) {
    llvm::Expected<ObjectCode> left = read_object(old.object, out.file);
    llvm::Expected<ObjectCode> right = read_object(now.object, out.file);
    for (llvm::Expected<ObjectCode>* one : {&right, &left}) {
      if (*one) continue;
      out.verdict = ProofVerdict::not_comparable;
      out.reason = llvm::toString(one->takeError());
    }
    if (!out.reason.empty()) return;
    std::set<std::string> spaces = old.inline_namespaces;
    spaces.insert(now.inline_namespaces.begin(), now.inline_namespaces.end());
    Comparison found = compare(*left, *right, SymbolNames(request_.renames, std::move(spaces)));
    out.functions = found.functions;
    out.data = found.data;
    out.texts = std::move(found.texts);
    out.moved = std::move(found.moved);
    out.verdict = ProofVerdict::identical;
    if (found.differences.empty()) return;
    out.verdict = unit.beyond.empty() ? ProofVerdict::differs : ProofVerdict::not_comparable;
    if (!unit.beyond.empty())
      out.reason = unit.beyond.front() + (unit.beyond.size() == 1 ? std::string()
                                                                  : ", and " + std::to_string(unit.beyond.size() - 1) +
                                                                        " more sites like it");
    describe(unit, found.differences, *left, *right, name, out);
  }

  void describe(const Unit& unit, const std::vector<Difference>& differences, const ObjectCode& left,
                const ObjectCode& right, const std::string& name, ProofUnit& out) {
    Compiled old, now;  // with lines, where they are asked for
    std::size_t looked_up = 0;
    for (const Difference& one : differences) {
      ProofDifference told{one.entity, {}, 0, one.what, one.before, one.after};
      if (one.section != 0 && out.verdict == ProofVerdict::differs && looked_up++ < max_places) {
        Compiled& object = one.in_after ? now : old;
        const Copy& copy = one.in_after ? after_ : before_;
        if (object.object.empty() && object.reason.empty())
          object = compile(unit, copy, name + (one.in_after ? ".b" : ".a"), true);
        const SourcePlace place = source_place(object.object, (one.in_after ? right : left), one.section, one.offset);
        told.file = at_home(place.file, copy);
        told.line = place.line;
      }
      out.differences.push_back(std::move(told));
    }
  }

  const Request& request_;
  const std::string& folder_;
  Copy before_, after_;
  std::set<std::string> other_;  // files that are not what is on the disk in one of the copies
  std::mutex mutex_;
  std::map<std::string, std::set<std::string>> inline_;
};

}  // namespace

llvm::Expected<Answer> prove(const Request& request, const Progress& progress) {
  const WorkFolder folder;
  if (folder.path().empty())
    return problem(ExitCode::refused, {}, "no temporary folder could be made", "set TMPDIR to one that is writable");
  Prover prover(request, folder.path());
  if (llvm::Error error = prover.copy()) return error;
  Answer answer;
  answer.proof.against = request.against;
  answer.proof.units.resize(request.units.size());
  std::mutex mutex;
  std::size_t done = 0;
  scan::for_each_item(request.units.size(), request.jobs, [&] {
    return [&](std::size_t i) {
      answer.proof.units[i] = prover.unit(i);
      const std::lock_guard lock(mutex);
      progress(++done, request.units.size());
    };
  });
  std::stable_sort(answer.proof.units.begin(), answer.proof.units.end(),
                   [](const ProofUnit& a, const ProofUnit& b) { return std::tie(a.file, a.configuration) < std::tie(b.file, b.configuration);
                   });
  answer.notices = std::move(prover.notices);
  return answer;
}

}  // namespace ssot::prove
