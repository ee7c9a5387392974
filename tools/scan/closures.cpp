#include "scan/closures.hpp"

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/LexDiagnostic.h>
#include <clang/Tooling/DependencyScanning/DependencyScanningService.h>
#include <clang/Tooling/DependencyScanning/DependencyScanningTool.h>
#include <clang/Tooling/DependencyScanning/DependencyScanningWorker.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <filesystem>
#include <list>
#include <mutex>

#include "scan/parallel.hpp"
#include "scan/plain_path.hpp"

namespace ssot::scan {
namespace {

namespace deps = clang::tooling::dependencies;

class FileList final : public deps::DependencyConsumer {
 public:
  FileList(std::string directory, PlainPath& plain, std::vector<std::string>& files)
      : directory_(std::move(directory)), plain_(plain), files_(files) {}
  void handleFileDependency(llvm::StringRef name) override {
    files_.push_back(plain_(name.starts_with("/") ? name.str() : directory_ + "/" + name.str()));
  }
  void handleDependencyOutputOpts(const clang::DependencyOutputOptions&) override {}
  void handlePrebuiltModuleDependency(deps::PrebuiltModuleDep) override {}
  void handleModuleDependency(deps::ModuleDeps) override {}
  void handleDirectModuleDependency(deps::ModuleID) override {}
  void handleContextHash(std::string) override {}

 private:
  std::string directory_;
  PlainPath& plain_;
  std::vector<std::string>& files_;
};

class NoModules final : public deps::DependencyActionController {
 public:
  std::string lookupModuleOutput(const deps::ModuleID&, deps::ModuleOutputKind) override { return {}; }
};

// Silent, but unlike IgnoringDiagConsumer it counts; and remembers a header that was not found.
class Errors final : public clang::DiagnosticConsumer {
 public:
  Errors(std::string directory, Closure& closure) : directory_(std::move(directory)), closure_(closure) {}
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, info);
    if (info.getID() != clang::diag::err_pp_file_not_found || !closure_.missing.empty() || info.getNumArgs() == 0) return;
    const bool is_text = info.getArgKind(0) == clang::DiagnosticsEngine::ak_std_string;
    if (is_text) closure_.missing = info.getArgStdStr(0);
    if (!is_text || !info.hasSourceManager() || !info.getLocation().isValid()) return;
    const clang::PresumedLoc at = info.getSourceManager().getPresumedLoc(info.getLocation());
    if (at.isInvalid()) return;
    closure_.missing_at = (std::filesystem::path(directory_) / at.getFilename()).lexically_normal().string() + ":" +
                          std::to_string(at.getLine()) + ":" + std::to_string(at.getColumn());
  }

 private:
  std::string directory_;
  Closure& closure_;
};

Closure closure_of(const Command& command, deps::DependencyScanningWorker& worker, PlainPath& plain) {
  Closure closure;
  FileList list(command.directory, plain, closure.files);
  NoModules controller;
  Errors counter(command.directory, closure);
  closure.complete = worker.computeDependencies(command.directory, command.args, list, controller, counter) &&
                     counter.getNumErrors() == 0;
  return closure;
}

}  // namespace

std::vector<Closure> find_closures(const std::vector<const Command*>& commands, unsigned jobs, const Progress& progress,
                                   Probes* probes) {
  deps::DependencyScanningService service(deps::ScanningMode::DependencyDirectivesScan,
                                          deps::ScanningOutputFormat::Make);
  std::vector<Closure> closures(commands.size());
  std::mutex reporting;
  std::size_t done = 0;
  std::list<Probes> of_threads;
  for_each_item(commands.size(), jobs, [&] {
    // The physical file system keeps a working directory of its own, so each thread has one.
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk(llvm::vfs::createPhysicalFileSystem());
    if (probes != nullptr) {
      const std::lock_guard lock(reporting);
      disk = watched(std::move(disk), of_threads.emplace_back());
    }
    auto worker = std::make_shared<deps::DependencyScanningWorker>(service, std::move(disk));
    return [&, worker, plain = PlainPath()](std::size_t i) mutable {
      closures[i] = closure_of(*commands[i], *worker, plain);
      if (!progress) return;
      const std::lock_guard lock(reporting);
      progress(++done, commands.size());
    };
  });
  for (Probes& each : of_threads) probes->add(std::move(each));
  return closures;
}

}  // namespace ssot::scan
