#include "collect/preamble.hpp"

#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Frontend/MultiplexConsumer.h>
#include <clang/Lex/HeaderSearch.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Serialization/ASTWriter.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <filesystem>

#include "collect/crash.hpp"
#include "collect/skipped_bodies.hpp"
#include "collect/unreached.hpp"

namespace ssot::collect {
namespace {

namespace vfs = llvm::vfs;

struct Making {
  const EntityIndex& index;
  const Territory& territory;
  Preamble& preamble;
  std::size_t usable = 0;
};

// Files as they are entered: which of the includes brings one that may not be in a preamble?
class Watch final : public clang::PPCallbacks {
 public:
  Watch(clang::SourceManager& sources, Making& making) : sources_(sources), making_(making) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef target, llvm::StringRef,
                          llvm::StringRef, const clang::Module*, bool, clang::SrcMgr::CharacteristicKind) override {
    if (!target) return;
    const std::string path = sources_.getFileManager().getCanonicalName(*target).str();
    if (sources_.isInMainFile(hash)) {
      ++at_;
      targets_.push_back(*target);
      making_.preamble.paths.push_back(path);
    }
    const EntityIndex& index = making_.index;
    if (path.starts_with(making_.territory.root + "/") || index.is_legacy_header(path) ||
        index.is_shared_header(path) || index.is_legacy_implementation(path))
      usable_ = std::min(usable_, at_ - 1);
  }

  std::size_t usable(clang::Preprocessor& preprocessor) const {
    for (std::size_t i = 0; i < std::min(usable_, targets_.size()); ++i)
      if (!preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(targets_[i])) return i;
    return std::min(usable_, targets_.size());
  }

 private:
  clang::SourceManager& sources_;
  Making& making_;
  std::vector<clang::FileEntryRef> targets_;
  std::size_t at_ = 0;
  std::size_t usable_ = std::string::npos;
};

class BodySkipper final : public clang::ASTConsumer {
 public:
  bool shouldSkipFunctionBody(clang::Decl* decl) override { return is_plain_function(*decl); }
};

class MakingAction final : public clang::ASTFrontendAction {
 public:
  explicit MakingAction(Making& making) : making_(making) {}

 protected:
  clang::TranslationUnitKind getTranslationUnitKind() override { return clang::TU_Prefix; }

  bool BeginSourceFileAction(clang::CompilerInstance& compiler) override {
    compiler.getLangOpts().CompilingPCH = true;
    compiler.getLangOpts().PCHInstantiateTemplates = true;
    return true;
  }

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    clang::Preprocessor& preprocessor = compiler.getPreprocessor();
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    auto watch = std::make_unique<Watch>(compiler.getSourceManager(), making_);
    watch_ = watch.get();
    preprocessor.addPPCallbacks(std::move(watch));
    std::vector<std::unique_ptr<clang::ASTConsumer>> consumers;
    consumers.push_back(std::make_unique<BodySkipper>());
    consumers.push_back(std::make_unique<clang::PCHGenerator>(
        preprocessor, compiler.getModuleCache(), making_.preamble.precompiled_path, "", buffer_,
        compiler.getFrontendOpts().ModuleFileExtensions, /*AllowASTWithErrors=*/false, /*IncludeTimestamps=*/false));
    return std::make_unique<clang::MultiplexConsumer>(std::move(consumers));
  }

  void EndSourceFileAction() override {
    clang::CompilerInstance& compiler = getCompilerInstance();
    if (compiler.getDiagnostics().hasErrorOccurred() || !buffer_->IsComplete) return;
    making_.usable = watch_->usable(compiler.getPreprocessor());
    if (making_.usable != making_.preamble.written.size()) return;
    making_.preamble.precompiled = std::move(buffer_->Data);
    record_inputs(compiler.getSourceManager());
  }

 private:
  void record_inputs(clang::SourceManager& sources) {
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
      const auto buffer = sources.getMemoryBufferForFileOrNone(it->first);
      std::string path = it->first.getName().str();
      if (!buffer || path == making_.preamble.source_path) continue;
      making_.preamble.names.push_back(name_key(sources.getFileManager().getCanonicalName(it->first)));
      making_.preamble.inputs.push_back({std::move(path), llvm::xxh3_64bits(buffer->getBuffer())});
    }
    std::sort(making_.preamble.inputs.begin(), making_.preamble.inputs.end());
  }

  Making& making_;
  Watch* watch_ = nullptr;  // the preprocessor's
  std::shared_ptr<clang::PCHBuffer> buffer_ = std::make_shared<clang::PCHBuffer>();
};

class Comparison final : public clang::PPCallbacks {
 public:
  Comparison(clang::SourceManager& sources, const Territory& territory, const Beginning& beginning, bool& differs)
      : sources_(sources), territory_(territory), beginning_(beginning), differs_(differs) {}

  void InclusionDirective(clang::SourceLocation, const clang::Token&, llvm::StringRef written, bool angled,
                          clang::CharSourceRange, clang::OptionalFileEntryRef target, llvm::StringRef, llvm::StringRef,
                          const clang::Module*, bool, clang::SrcMgr::CharacteristicKind) override {
    if (at_ == beginning_.includes.size() || differs_) return;
    const LeadingInclude& expected = beginning_.includes[at_++];
    const bool is_system = expected.path.empty();
    differs_ = !target || written != expected.written || (is_system && !angled) ||
               territory_.name_of(sources_.getFileManager().getCanonicalName(*target).str()) !=
                   (is_system ? beginning_.preamble->paths[system_++] : expected.path);
  }
  void EndOfMainFile() override { differs_ = differs_ || at_ != beginning_.includes.size(); }

 private:
  clang::SourceManager& sources_;
  const Territory& territory_;
  const Beginning& beginning_;
  bool& differs_;
  std::size_t at_ = 0;
  std::size_t system_ = 0;
};

}  // namespace

std::variant<Preamble, UsableIncludes> make_preamble(const scan::Command& command, const std::vector<std::string>& written,
                                                     const EntityIndex& index, const Territory& territory) {
  Preamble preamble;
  preamble.written = written;
  // Beside nothing that is there: <x> is not looked for beside the file.
  preamble.source_path = command.directory + "/ssot-preamble" + std::filesystem::path(command.file).extension().string();
  preamble.precompiled_path = command.directory + "/ssot-preamble.pch";
  for (const std::string& each : written) preamble.source += "#include <" + each + ">\n";
  Making making{index, territory, preamble};
  const auto view = with_preamble(lay_over_disk({}, command.directory), preamble);
  auto files = llvm::makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions{}, view);
  std::vector<std::string> args = command.args;
  args.back() = preamble.source_path;
  args.insert(args.begin() + 1, "-fno-caret-diagnostics");
  clang::DiagnosticConsumer counter;  // silent
  const bool ended = survives([&] {
    clang::tooling::ToolInvocation invocation(std::move(args), std::make_unique<MakingAction>(making), files.get());
    invocation.setDiagnosticConsumer(&counter);
    invocation.run();
  });
  if (!ended) return UsableIncludes{0};
  if (preamble.precompiled.empty())
    return UsableIncludes{making.usable == written.size() ? 0 : making.usable};
  return preamble;
}

llvm::IntrusiveRefCntPtr<vfs::FileSystem> with_preamble(llvm::IntrusiveRefCntPtr<vfs::FileSystem> view,
                                                        const Preamble& preamble) {
  auto own = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  const auto add = [&](const std::string& path, llvm::StringRef content) {
    own->addFile(path, 0, llvm::MemoryBuffer::getMemBuffer(content, path, /*RequiresNullTerminator=*/false));
  };
  add(preamble.source_path, preamble.source);
  if (!preamble.precompiled.empty()) add(preamble.precompiled_path, {preamble.precompiled.data(), preamble.precompiled.size()});
  auto both = llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(std::move(view));
  both->pushOverlay(std::move(own));
  return both;
}

std::unique_ptr<clang::PPCallbacks> compare_beginning(clang::SourceManager& sources, const Territory& territory,
                                                      const Beginning& beginning, bool& differs) {
  return std::make_unique<Comparison>(sources, territory, beginning, differs);
}

}  // namespace ssot::collect
