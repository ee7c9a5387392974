#include "collect/collect.hpp"

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/FileManager.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <memory>

#include "collect/definitions.hpp"
#include "collect/explicit_instantiations.hpp"
#include "collect/overlay.hpp"
#include "collect/include_facts.hpp"
#include "collect/preprocessor.hpp"
#include "collect/site_visitor.hpp"

namespace ssot::collect {
namespace {

struct Job {
  const EntityIndex& index;
  const Territory& territory;
  facts::Facts& facts;
  const std::string& directory;
  std::vector<Input>* inputs;
  std::unique_ptr<SourceMap> map;

  void add_input(clang::FileEntryRef file, llvm::StringRef content) {
    std::string path = file.getName().str();
    if (!path.starts_with("/")) path = directory + "/" + path;
    inputs->push_back({std::move(path), llvm::xxh3_64bits(content)});
  }
};

// A file that is only asked for decides too.
class Probes final : public clang::PPCallbacks {
 public:
  Probes(clang::FileManager& files, Job& job) : files_(files), job_(job) {}
  void HasInclude(clang::SourceLocation, llvm::StringRef, bool, clang::OptionalFileEntryRef file,
                  clang::SrcMgr::CharacteristicKind) override {
    if (!file) return;
    if (const auto buffer = files_.getBufferForFile(*file)) job_.add_input(*file, (*buffer)->getBuffer());
  }

 private:
  clang::FileManager& files_;
  Job& job_;
};

class Consumer final : public clang::ASTConsumer {
 public:
  Consumer(Job& job, clang::Preprocessor& preprocessor) : job_(job), preprocessor_(preprocessor) {}
  // The body of a plain function outside of the project depends on no edit and names no entity of ours.
  // Templates keep theirs: an instantiation is where an edit shows.
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    if (decl->getDeclContext()->isDependentContext() || decl->getAsFunction() == nullptr ||
        decl->getAsFunction()->isTemplated())
      return false;
    const auto file = job_.map->file_of(decl->getLocation());
    return file && !job_.map->info(*file).in_root;
  }

  void HandleTranslationUnit(clang::ASTContext& context) override {
    TypeFlow flow(context, job_.index, *job_.map, job_.facts);
    record_sites(context, job_.index, *job_.map, flow, job_.facts);
    record_explicit_instantiations(context, job_.index, *job_.map, flow, job_.facts);
    record_definitions(context, job_.index, *job_.map, job_.facts);
    record_surroundings(context, preprocessor_, *job_.map, job_.facts);
    record_files(context.getSourceManager());
    if (job_.inputs != nullptr) record_inputs(context.getSourceManager());
  }

 private:
  void record_files(clang::SourceManager& sources) {
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
      const clang::FileID id = sources.translateFile(it->first);
      if (const auto file = job_.map->file(id); file && job_.map->info(*file).in_root)
        job_.facts.units.front().files.push_back(*file);
    }
  }
  // The bytes that were parsed, not those that the disk has by now.
  void record_inputs(clang::SourceManager& sources) {
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it)
      if (const auto buffer = sources.getMemoryBufferForFileOrNone(it->first))
        job_.add_input(it->first, buffer->getBuffer());
    std::vector<Input>& inputs = *job_.inputs;
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  }

  Job& job_;
  clang::Preprocessor& preprocessor_;
};

class Action final : public clang::ASTFrontendAction {
 public:
  explicit Action(Job& job) : job_(job) {}

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler,
                                                        llvm::StringRef /*file*/) override {
    clang::Preprocessor& preprocessor = compiler.getPreprocessor();
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    job_.map = std::make_unique<SourceMap>(compiler.getSourceManager(), compiler.getLangOpts(),
                                           job_.territory, job_.facts);
    preprocessor.addPPCallbacks(record_includes(preprocessor, job_.index, *job_.map, job_.facts));
    preprocessor.addPPCallbacks(record_preprocessing(preprocessor, job_.index, *job_.map, job_.facts));
    if (job_.inputs != nullptr)
      preprocessor.addPPCallbacks(std::make_unique<Probes>(compiler.getFileManager(), job_));
    return std::make_unique<Consumer>(job_, preprocessor);
  }

 private:
  Job& job_;
};

// Keeps errors as values, with the notes that belong to each.
class ErrorKeeper final : public clang::DiagnosticConsumer {
 public:
  ErrorKeeper(facts::Unit& unit, const Territory& territory) : unit_(unit), territory_(territory) {}
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override {
    DiagnosticConsumer::HandleDiagnostic(level, info);
    if (level == clang::DiagnosticsEngine::Note) {
      if (keeping_) unit_.errors.push_back(describe(info, "note: "));
      return;
    }
    keeping_ = level >= clang::DiagnosticsEngine::Error;
    if (keeping_) unit_.errors.push_back(describe(info, ""));
    // A shim may say that it is deprecated; that is no fault of an edit.
    const llvm::StringRef option = clang::DiagnosticIDs::getWarningOptionForDiag(info.getID());
    if (level == clang::DiagnosticsEngine::Warning && !option.starts_with("deprecated"))
      warnings_.push_back(describe(info, ""));
  }

  std::vector<facts::Diagnostic> warnings_under(const std::string& root) {
    std::erase_if(warnings_, [&](const facts::Diagnostic& w) { return !w.file.starts_with(root + "/"); });
    std::sort(warnings_.begin(), warnings_.end());
    warnings_.erase(std::unique(warnings_.begin(), warnings_.end()), warnings_.end());
    return std::move(warnings_);
  }

 private:
  facts::Diagnostic describe(const clang::Diagnostic& info, const char* prefix) const {
    facts::Diagnostic out;
    llvm::SmallString<256> text;
    info.FormatDiagnostic(text);
    out.message = prefix + text.str().str();
    if (info.getLocation().isInvalid() || !info.hasSourceManager()) return out;
    const clang::SourceManager& sources = info.getSourceManager();
    const clang::SourceLocation at = sources.getFileLoc(info.getLocation());
    const clang::PresumedLoc place = sources.getPresumedLoc(at, false);
    if (place.isInvalid()) return out;
    out.file = place.getFilename();
    if (const auto entry = sources.getFileEntryRefForID(sources.getFileID(at)))
      out.file = territory_.name_of(sources.getFileManager().getCanonicalName(*entry).str());
    out.line = place.getLine();
    out.column = place.getColumn();
    return out;
  }

  facts::Unit& unit_;
  const Territory& territory_;
  std::vector<facts::Diagnostic> warnings_;
  bool keeping_ = false;
};

}  // namespace

facts::Facts collect(const scan::Command& command, const EntityIndex& index, const Territory& territory,
                     const Overlay& overlay, std::vector<Input>* inputs) {
  facts::Facts facts;
  facts.units.push_back({command.file, false, {}, {}, {}, scan::identity(command), command.configuration});
  Job job{index, territory, facts, command.directory, inputs, nullptr};
  auto files = llvm::makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions{},
                                                             lay_over_disk(overlay, command.directory));
  facts::Unit outcome = facts.units.front();
  ErrorKeeper errors(outcome, territory);
  std::vector<std::string> args = command.args;
  // Every error is seen, for each may be another group's; and Clang counts none on standard error.
  args.insert(args.begin() + 1, {"-ferror-limit=0", "-fno-caret-diagnostics"});
  clang::tooling::ToolInvocation invocation(std::move(args), std::make_unique<Action>(job), files.get());
  invocation.setDiagnosticConsumer(&errors);
  const bool ran = invocation.run();
  facts::Unit& unit = facts.units.front();
  unit.errors = std::move(outcome.errors);
  unit.warnings = errors.warnings_under(territory.root);
  unit.parsed = ran && unit.errors.empty();
  std::sort(unit.files.begin(), unit.files.end());
  unit.files.erase(std::unique(unit.files.begin(), unit.files.end()), unit.files.end());
  for (facts::Site& site : facts.sites) site.configuration = command.configuration;
  return facts;
}

}  // namespace ssot::collect
