#include "collect/facts_store.hpp"

#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <filesystem>

#include "facts/archive.hpp"
#include "support/checksum.hpp"
#include "support/problem.hpp"
#include "support/whole_file.hpp"

namespace ssot::collect {
namespace fs = std::filesystem;
namespace {

constexpr const char* magic = "ssot-facts 2";
constexpr const char* whole_magic = "ssot-facts-whole 1\n";
constexpr std::size_t most_variants = 6;  // of one command: before, after, and what was tried between

std::uint64_t hash_of(const std::vector<Input>& inputs) {
  std::string text;
  for (const Input& input : inputs) text += hex(input.hash) + " " + input.path + "\n";
  return llvm::xxh3_64bits(text);
}

void remove_other_fingerprints(const fs::path& folder, const std::string& own) {
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    std::error_code ignored;
    if (it->path().filename() != own) fs::remove_all(it->path(), ignored);
  }
}

// Newest first.
std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    std::error_code ignored;
    if (it->path().extension() == ".facts") found.emplace_back(it->last_write_time(ignored), it->path());
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> paths;
  for (auto& [time, path] : found) paths.push_back(std::move(path));
  return paths;
}

struct Head {
  std::vector<Input> inputs;
  std::uint64_t checksum = 0;
  std::uint64_t without = 0;
  std::size_t size = 0;  // of the head itself
};

std::optional<Head> read_head(llvm::StringRef text) {
  Head head;
  llvm::StringRef rest = text;
  const auto line = [&] {
    const auto [first, behind] = rest.split('\n');
    rest = behind;
    return first;
  };
  if (line() != magic) return std::nullopt;
  if (line().getAsInteger(16, head.checksum) || line().getAsInteger(16, head.without)) return std::nullopt;
  for (llvm::StringRef each = line(); !each.empty(); each = line()) {
    const auto [number, path] = each.split(' ');
    Input input{path.str(), 0};
    if (number.getAsInteger(16, input.hash) || path.empty()) return std::nullopt;
    head.inputs.push_back(std::move(input));
  }
  head.size = static_cast<std::size_t>(rest.data() - text.data());
  return head;
}

}  // namespace

FactsStore::FactsStore(std::string folder, std::uint64_t fingerprint) : folder_(std::move(folder)) {
  remove_other_fingerprints(folder_, hex(fingerprint));
  folder_ += "/" + hex(fingerprint);
}

std::string FactsStore::folder_of(const scan::Command& command) const {
  return folder_ + "/" + hex(scan::identity(command));
}

void FactsStore::set_closure(const scan::Command& command, std::vector<std::string> closure, std::uint64_t digest) {
  const std::lock_guard lock(mutex_);
  closures_[folder_of(command)] = {std::move(closure), digest};
}

void FactsStore::set_file(const std::string& path, const std::string& canonical, std::uint64_t hash) {
  const std::lock_guard lock(mutex_);
  canonical_[path] = canonical;
  if (hash != 0) disk_hashes_[path] = hash;
}

std::uint64_t FactsStore::digest_of(const std::vector<const scan::Command*>& commands, bool classes) const {
  std::vector<std::string> parts;
  for (const scan::Command* command : commands) {
    const std::string key = folder_of(*command);
    const auto closure = closures_.find(key);
    if (closure == closures_.end() || closure->second.digest == 0) return 0;
    parts.push_back(key + hex(closure->second.digest));
  }
  std::sort(parts.begin(), parts.end());
  std::string text(classes ? "classes" : "");
  for (const std::string& part : parts) text += part;
  return llvm::xxh3_64bits(text);
}

std::optional<facts::Facts> FactsStore::find_whole(const std::vector<const scan::Command*>& commands, bool classes) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t digest = digest_of(commands, classes);
  if (digest == 0) return std::nullopt;
  const CheckedFile file(folder_ + "/" + (classes ? "whole-lint" : "whole"), whole_magic + hex(digest));
  if (file.bytes().empty()) return std::nullopt;
  std::optional<facts::Facts> facts = facts::from_bytes({file.bytes().data(), file.bytes().size()});
  if (!facts) return std::nullopt;
  for (const scan::Command* command : commands) proven_.insert(folder_of(*command));
  hits_ += commands.size();
  return facts;
}

void FactsStore::keep_whole(const std::vector<const scan::Command*>& commands, bool classes, const facts::Facts& facts) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t digest = digest_of(commands, classes);
  const auto is_proven = [&](const scan::Command* command) { return proven_.contains(folder_of(*command)); };
  if (digest == 0 || !std::all_of(commands.begin(), commands.end(), is_proven)) return;
  write_checked(folder_ + "/" + (classes ? "whole-lint" : "whole"), whole_magic + hex(digest) + facts::to_bytes(facts));
}

std::optional<facts::Facts> FactsStore::find(const scan::Command& command, const Overlay& overlay, std::uint64_t without) {
  const std::string key = folder_of(command);
  for (const fs::path& path : entries_of(key)) {
    std::optional<facts::Facts> facts = read_entry(path.string(), key, overlay, without);
    if (!facts) continue;
    std::error_code ignored;
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);  // the least used goes first
    const std::lock_guard lock(mutex_);
    ++hits_;
    return facts;
  }
  return std::nullopt;
}

std::optional<facts::Facts> FactsStore::read_entry(const std::string& path, const std::string& key,
                                                   const Overlay& overlay, std::uint64_t without) {
  const auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer) return std::nullopt;
  const llvm::StringRef text = (*buffer)->getBuffer();
  const std::optional<Head> head = read_head(text);
  if (!head || (head->without != 0 && head->without != without) || !inputs_hold(head->inputs, key, overlay)) return std::nullopt;
  const llvm::StringRef body = text.drop_front(head->size);
  if (llvm::xxh3_64bits(body) != head->checksum) return std::nullopt;
  return facts::from_bytes({body.data(), body.size()});
}

bool FactsStore::inputs_hold(const std::vector<Input>& inputs, const std::string& key,
                             const Overlay& overlay) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> files;
  for (const Input& input : inputs) {
    const std::string& path = canonical(input.path);
    const auto laid_over = overlay.find(path);
    const std::uint64_t now =
        laid_over != overlay.end() ? llvm::xxh3_64bits(laid_over->second) : disk_hash(input.path);
    if (now != input.hash) return false;
    files.push_back(path);
  }
  if (!overlay.empty()) return proven_.contains(key);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  const auto closure = closures_.find(key);
  if (closure == closures_.end() || closure->second.files != files) return false;
  proven_.insert(key);
  return true;
}

std::uint64_t FactsStore::disk_hash(const std::string& path) {
  const auto [at, is_new] = disk_hashes_.try_emplace(path, 0);
  if (!is_new) return at->second;
  if (const auto buffer = llvm::MemoryBuffer::getFile(path, false, false))
    at->second = llvm::xxh3_64bits((*buffer)->getBuffer());
  return at->second;
}

const std::string& FactsStore::canonical(const std::string& path) {
  const auto [at, is_new] = canonical_.try_emplace(path);
  if (!is_new) return at->second;
  std::error_code ec;
  at->second = fs::weakly_canonical(path, ec).string();
  return at->second;
}

void FactsStore::keep(const scan::Command& command, const std::vector<Input>& inputs,
                      const facts::Facts& facts, std::uint64_t without) {
  const fs::path folder = folder_of(command);
  const std::string body = facts::to_bytes(facts);
  std::string head = std::string(magic) + "\n" + checksum(body) + "\n" + hex(without) + "\n";
  for (const Input& input : inputs) head += hex(input.hash) + " " + input.path + "\n";
  write_whole((folder / (hex(hash_of(inputs) ^ without) + ".facts")).string(), head + "\n" + body);
  if (without == 0) inputs_hold(inputs, folder_of(command), {});  // then the unit is proven
  const std::vector<fs::path> entries = entries_of(folder);
  for (std::size_t i = most_variants; i < entries.size(); ++i) {
    std::error_code ignored;
    fs::remove(entries[i], ignored);
  }
}

FactsPack FactsStore::pack() const {
  FactsPack out{fs::path(folder_).filename().string(), {}};
  std::error_code ec;
  for (fs::directory_iterator it(folder_, ec), end; !ec && it != end; it.increment(ec))
    for (const fs::path& path : entries_of(it->path()))
      if (const auto buffer = llvm::MemoryBuffer::getFile(path.string(), false, false))
        out.entries.push_back(
            {(it->path().filename() / path.filename()).string(), (*buffer)->getBuffer().str()});
  return out;
}

llvm::Expected<std::size_t> FactsStore::take(const FactsPack& pack, const std::string& path) {
  const fs::path folder = folder_;
  if (pack.fingerprint != folder.filename())
    return problem(ExitCode::refused, {path, 0, 0, {}},
                   "these facts are of another build of ssot, of other rules or settings, or of a root of another name",
                   "use the same program, rules and root on all machines; nothing was taken from it");
  std::size_t taken = 0;
  for (const PackedEntry& entry : pack.entries) {
    std::error_code ec;
    if (fs::exists(folder / entry.name, ec)) continue;
    write_whole((folder / entry.name).string(), entry.bytes);
    ++taken;
  }
  return taken;
}

}  // namespace ssot::collect
