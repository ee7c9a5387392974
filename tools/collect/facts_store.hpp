// facts_store.hpp - the facts of units between runs, so that a unit is parsed once for each content it has.
//
//   Command + contents of the files it reads  =>  find  =>  Facts, or nothing: parse and keep
//
// An entry belongs to one command, under one fingerprint (this build of the program, rules, settings), and says
// which files the parse read and the hash of each. It holds for an overlay as it does for the disk, so what a dry
// run proved is not parsed again by the rewrite, nor by the lint after it. Where the include search would now find
// another file, contents alone do not show it: an entry is only used if its files are the closure that the
// dependency scan of this very run found. Units that do not parse are never kept. A damaged entry, a full disk or
// a read-only checkout cost time, not correctness. Thread-safe.
// Rejected: modification times (a checkout or a clock sets them), and Clang's precompiled headers (they are of one
// build of the compiler, and larger than what they save).
#pragma once

#include <compare>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "collect/facts_pack.hpp"
#include "collect/overlay.hpp"
#include "facts/facts.hpp"
#include "scan/compile_database.hpp"

namespace ssot::collect {

// A file that a parse read, or asked for with __has_include and found.
struct Input {
  std::string path;  // absolute, as the compiler opened it
  std::uint64_t hash = 0;
  friend auto operator<=>(const Input&, const Input&) = default;
};

class FactsStore {
 public:
  // Folders of other fingerprints beside `folder`/<fingerprint> are removed: nothing can use them.
  FactsStore(std::string folder, std::uint64_t fingerprint);

  // What the dependency scan found; a command without a closure is never found in the store. `digest`: of names and
  // contents of the closure, 0 where it is not known.
  void set_closure(const scan::Command& command, std::vector<std::string> closure, std::uint64_t digest = 0);
  // What the scan saw of a file, so that it is neither looked up nor read again.
  void set_file(const std::string& path, const std::string& canonical, std::uint64_t hash);

  // `without`: Unreached::digest of what the facts may lack, or 0: they must be whole.
  std::optional<facts::Facts> find(const scan::Command& command, const Overlay& overlay, std::uint64_t without = 0);
  void keep(const scan::Command& command, const std::vector<Input>& inputs, const facts::Facts& facts,
            std::uint64_t without = 0);

  // The facts of all these commands together, where none of what they hang on changed since keep_whole. They are kept
  // beside those of each unit, so that a run on what is known already reads one file.
  std::optional<facts::Facts> find_whole(const std::vector<const scan::Command*>& commands, bool classes);
  // Nothing is kept unless each of the commands was found, or parsed, with just the files of its closure.
  void keep_whole(const std::vector<const scan::Command*>& commands, bool classes, const facts::Facts& facts);

  std::size_t hits() const { return hits_; }

  // Every entry of this fingerprint.
  FactsPack pack() const;
  // How many entries were not there yet. Error: refused, if the pack has another fingerprint.
  llvm::Expected<std::size_t> take(const FactsPack& pack, const std::string& path);

 private:
  std::string folder_of(const scan::Command& command) const;
  std::optional<facts::Facts> read_entry(const std::string& path, const std::string& key, const Overlay& overlay,
                                         std::uint64_t without);
  bool inputs_hold(const std::vector<Input>& inputs, const std::string& key, const Overlay& overlay);
  std::uint64_t disk_hash(const std::string& path);
  const std::string& canonical(const std::string& path);

  std::string folder_;
  std::mutex mutex_;  // of all below
  // Of all of them, and of what is asked; 0: not known.
  std::uint64_t digest_of(const std::vector<const scan::Command*>& commands, bool classes) const;

  struct Closure {
    std::vector<std::string> files;
    std::uint64_t digest = 0;
  };
  std::unordered_map<std::string, Closure> closures_;  // by folder of the command
  std::set<std::string> proven_;  // commands of which an entry had the closure of this run
  std::unordered_map<std::string, std::uint64_t> disk_hashes_;
  std::unordered_map<std::string, std::string> canonical_;
  std::size_t hits_ = 0;
};

}  // namespace ssot::collect
