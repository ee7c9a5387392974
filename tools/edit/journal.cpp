#include "edit/journal.hpp"

#include <llvm/Support/Format.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <optional>

#include "support/checksum.hpp"
#include "support/problem.hpp"

namespace ssot::edit {
namespace {

// "ssot-journal 2\n", for each step one line "<kind> <mode> <number of names>\n" and then its texts, each as
// "<size>\n<bytes>\n": path, link, before, after, names. Last "end <checksum of all before this line>\n".
constexpr llvm::StringLiteral magic = "ssot-journal 2\n";

void append(std::string& out, const std::string& bytes) {
  out += std::to_string(bytes.size()) + "\n" + bytes + "\n";
}

std::string octal(unsigned number) {
  std::string out;
  llvm::raw_string_ostream(out) << llvm::format("%o", number);
  return out;
}

class Reader {
 public:
  explicit Reader(llvm::StringRef text) : rest_(text) {}

  bool step(Step& step) {
    llvm::SmallVector<llvm::StringRef, 3> words;
    line().split(words, ' ');
    unsigned kind = 0;
    std::size_t names = 0;
    if (words.size() != 3 || words[0].getAsInteger(10, kind) || kind > 2 ||
        words[1].getAsInteger(8, step.mode) || words[2].getAsInteger(10, names) || names > rest_.size())
      return false;
    step.kind = static_cast<Step::Kind>(kind);
    step.names.resize(names);
    return bytes(step.path) && bytes(step.link) && bytes(step.before) && bytes(step.after) &&
           std::all_of(step.names.begin(), step.names.end(), [&](std::string& name) { return bytes(name); });
  }
  bool done() const { return rest_.empty(); }

 private:
  llvm::StringRef line() {
    const auto [first, behind] = rest_.split('\n');
    rest_ = behind;
    return first;
  }
  bool bytes(std::string& out) {
    std::size_t size = 0;
    if (line().getAsInteger(10, size) || size >= rest_.size() || rest_[size] != '\n') return false;
    out = rest_.take_front(size).str();
    rest_ = rest_.drop_front(size + 1);
    return true;
  }

  llvm::StringRef rest_;
};

std::optional<std::string> text_at(const std::string& path, const Disk& disk) {
  const std::optional<Standing> here = disk.look(path);
  if (!here || here->is_link) return std::nullopt;
  llvm::Expected<std::string> text = disk.read(path);
  if (text) return std::move(*text);
  llvm::consumeError(text.takeError());
  return std::nullopt;
}

// What was removed, or what was made: there, not there, or another thing of this name.
enum class There { no, yes, other };
There there(const Step& step, const std::string& text, const Disk& disk) {
  const std::optional<Standing> here = disk.look(step.path);
  if (!here) return There::no;
  if (!step.link.empty()) return here->is_link && here->target == step.link ? There::yes : There::other;
  return text_at(step.path, disk) == text ? There::yes : There::other;
}

Stands stands_edited(const Step& step, const Disk& disk) {
  std::optional<Stands> whole;
  const auto take = [&](const std::string& path) {
    const std::optional<std::string> text = text_at(path, disk);
    const Stands one = text == step.before  ? Stands::before
                       : text == step.after ? Stands::after
                                            : Stands::otherwise;
    // Half of the names new is a step that was not finished: all of it goes back.
    if (!whole || one == Stands::otherwise)
      whole = one;
    else if (*whole != Stands::otherwise && one == Stands::after)
      whole = one;
  };
  take(step.path);
  for (const std::string& name : step.names) take(name);
  return *whole;
}

bool one_file(const Step& step, const Disk& disk) {
  const std::optional<Standing> first = disk.look(step.path);
  return std::all_of(step.names.begin(), step.names.end(), [&](const std::string& name) {
    const std::optional<Standing> here = disk.look(name);
    return first && here && here->same_file(*first);
  });
}

llvm::Error write(const Step& step, Disk& disk) {
  if (!step.link.empty()) return disk.make_link(step.path, step.link);
  if (llvm::Error error = disk.stage(step.path, step.before, step.mode)) return error;
  if (llvm::Error error = disk.replace(step.path)) return error;
  for (const std::string& name : step.names)
    if (llvm::Error error = disk.add_name(step.path, name)) return error;
  return llvm::Error::success();
}

}  // namespace

std::string to_text(const Journal& journal) {
  std::string out = magic.str();
  for (const Step& step : journal) {
    out += std::to_string(static_cast<int>(step.kind)) + " " + octal(step.mode) + " " +
           std::to_string(step.names.size()) + "\n";
    for (const std::string* text : {&step.path, &step.link, &step.before, &step.after}) append(out, *text);
    for (const std::string& name : step.names) append(out, name);
  }
  return sealed(std::move(out));
}

llvm::Expected<Journal> read_journal(const std::string& text, const std::string& path) {
  const auto broken = [&] {
    return problem(ExitCode::refused, {path, 0, 0, {}}, "the journal of an earlier run is damaged",
                   "restore the files from version control, then remove the journal");
  };
  std::optional<llvm::StringRef> rest = unsealed(text);
  if (!rest || !rest->consume_front(magic)) return broken();
  Journal journal;
  for (Reader reader(*rest); !reader.done();)
    if (!reader.step(journal.emplace_back())) return broken();
  return journal;
}

Stands stands(const Step& step, const Disk& disk) {
  if (step.kind == Step::Kind::edited) return stands_edited(step, disk);
  const bool was_made = step.kind == Step::Kind::made;
  switch (there(step, was_made ? step.after : step.before, disk)) {
    case There::no:
      return was_made ? Stands::before : Stands::after;
    case There::yes:
      return was_made ? Stands::after : Stands::before;
    case There::other:
      break;
  }
  return Stands::otherwise;
}

llvm::Expected<std::vector<std::string>> put_back(const Journal& journal, Disk& disk) {
  std::vector<std::string> changed;
  for (const Step& step : journal) {
    if (llvm::Error error = disk.remove(stage_name(step.path))) return error;
    for (const std::string& name : step.names)
      if (llvm::Error error = disk.remove(stage_name(name))) return error;
    const Stands now = stands(step, disk);
    if (now == Stands::otherwise) changed.push_back(step.path);
    if (now == Stands::otherwise || (now == Stands::before && one_file(step, disk))) continue;
    llvm::Error error = step.kind == Step::Kind::made ? disk.remove(step.path) : write(step, disk);
    if (error) return error;
  }
  return changed;
}

}  // namespace ssot::edit
