// faults.hpp - a real folder on a real disk, of which any single step can fail or be the last one of the process.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <functional>

#include "support/disk.hpp"
#include "support/problem.hpp"

namespace ssot::edit {

class FaultyDisk final : public Disk {
 public:
  enum class Fault { none, error, kill };
  FaultyDisk() = default;
  FaultyDisk(Fault fault, int step) : fault_(fault), left_(step) {}

  int steps() const { return steps_; }
  std::function<void()> before_last;  // what somebody else does just before the step that fails

  bool exists(const std::string& path) const override { return disk_.exists(path); }
  llvm::Expected<std::string> read(const std::string& path) const override { return disk_.read(path); }
  bool writable(const std::string& path) const override { return disk_.writable(path); }
  std::string canonical(const std::string& path) const override { return disk_.canonical(path); }
  std::vector<std::string> list(const std::string& folder) const override { return disk_.list(folder); }
  std::optional<Standing> look(const std::string& path) const override { return disk_.look(path); }
  std::unique_ptr<Lock> lock(const std::string& folder) override { return disk_.lock(folder); }
  void sync(const std::string& folder) override { disk_.sync(folder); }

  llvm::Error write(const std::string& path, const std::string& content) override {
    return step([&] { return disk_.write(path, content); });
  }
  llvm::Error remove(const std::string& path) override {
    return step([&] { return disk_.remove(path); });
  }
  llvm::Error stage(const std::string& path, const std::string& content, unsigned mode) override {
    return step([&] { return disk_.stage(path, content, mode); });
  }
  llvm::Error replace(const std::string& path) override {
    return step([&] { return disk_.replace(path); });
  }
  llvm::Error add_name(const std::string& path, const std::string& name) override {
    return step([&] { return disk_.add_name(path, name); });
  }
  llvm::Error make_link(const std::string& path, const std::string& target) override {
    return step([&] { return disk_.make_link(path, target); });
  }
  llvm::Error rename(const std::string& from, const std::string& to) override {
    return step([&] { return disk_.rename(from, to); });
  }

 private:
  llvm::Error step(const std::function<llvm::Error()>& act) {
    ++steps_;
    if (fault_ == Fault::none || left_-- != 0) return act();
    if (before_last) before_last();
    if (fault_ == Fault::kill) ::kill(::getpid(), SIGKILL);
    return problem(ExitCode::refused, {}, "no space left on device");
  }

  RealDisk disk_;
  Fault fault_ = Fault::none;
  int left_ = 0;
  int steps_ = 0;
};

// A folder with everything in it that a batch may meet.
class Folder {
 public:
  Folder() {
    // In memory, where that is possible: everything is synced, and a disk takes its time.
    const std::filesystem::path memory = "/dev/shm";
    const bool fast = ::access(memory.c_str(), W_OK) == 0;
    std::string pattern = ((fast ? memory : std::filesystem::temp_directory_path()) / "ssot-apply-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) root = std::filesystem::canonical(pattern).string();
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(root, ignored);
  }

  std::string path(const std::string& name) const { return root + "/" + name; }
  void write(const std::string& name, const std::string& text, unsigned mode = 0644) {
    RealDisk disk;
    cantFail(disk.write(path(name), text));
    ::chmod(path(name).c_str(), mode);
  }
  std::string read(const std::string& name) const { return cantFail(RealDisk().read(path(name))); }

  // Path => mode, link or text, and the first name of the file, for all but what is kept for --undo.
  std::map<std::string, std::string> tree() const {
    RealDisk disk;
    std::map<std::string, std::string> out;
    std::map<std::uint64_t, std::string> first;
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
      if (entry.is_symlink() || entry.is_regular_file()) all.push_back(entry.path().string());
    std::sort(all.begin(), all.end());
    for (const std::string& each : all) {
      const std::string name = each.substr(root.size() + 1);
      if (name == ".ssot/last") continue;
      const Standing here = *disk.look(each);
      out[name] = std::to_string(here.mode) + " " +
                  (here.is_link ? "-> " + here.target
                                : first.emplace(here.inode, name).first->second + " " + read(name));
    }
    return out;
  }

  std::string root;
};

// Runs in a process of its own, for it may be killed. Whether it was.
inline bool killed(const std::function<void()>& act) {
  const pid_t child = ::fork();
  if (child == 0) {
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

}  // namespace ssot::edit
