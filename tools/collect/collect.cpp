#include "collect/collect.hpp"

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/FileManager.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "collect/canonical_uses.hpp"
#include "collect/crash.hpp"
#include "collect/declared.hpp"
#include "collect/definitions.hpp"
#include "collect/explicit_instantiations.hpp"
#include "collect/overlay.hpp"
#include "collect/include_facts.hpp"
#include "collect/lean_parse.hpp"
#include "collect/preprocessor.hpp"
#include "collect/reach.hpp"
#include "collect/site_visitor.hpp"
#include "collect/skipped_bodies.hpp"

namespace ssot::collect {
namespace {

struct Job {
  const EntityIndex& index;
  const Territory& territory;
  facts::Facts& facts;
  const std::string& directory;
  const Parse& how;
  const Unreached::Unit* known = nullptr;  // of `how.unreached`
  bool begins_otherwise = false;
  bool passed_over_too_much = false;
  std::unique_ptr<SourceMap> map = nullptr;
  std::unique_ptr<LeanParse> lean = nullptr;  // null: it passes over no body of the project
  Expansions expansions = {};
  ExpandedTokens tokens = {};

  bool passes_over() const { return lean && lean->passed_over() != 0; }

  void add_input(clang::FileEntryRef file, llvm::StringRef content) {
    std::string path = file.getName().str();
    if (!path.starts_with("/")) path = directory + "/" + path;
    how.inputs->push_back({std::move(path), llvm::xxh3_64bits(content)});
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
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    if (!is_plain_function(*decl)) return false;
    const auto file = job_.map->file_of(decl->getLocation());
    if (file && !job_.map->info(*file).in_root) return true;
    return job_.lean && job_.lean->passes_over(*decl->getAsFunction());
  }
  bool HandleTopLevelDecl(clang::DeclGroupRef declarations) override {
    if (job_.lean) job_.lean->on_top_level(declarations);
    return true;
  }

  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (job_.begins_otherwise) return;
    if (job_.how.beginning != nullptr) leave_out_preamble(context);
    TypeFlow flow(context, job_.index, *job_.map, job_.facts);
    record_sites(context, job_.index, *job_.map, flow, job_.facts);
    record_explicit_instantiations(context, job_.index, *job_.map, flow, job_.facts);
    record_definitions(context, job_.index, *job_.map, job_.tokens, job_.facts);
    record_surroundings(context, preprocessor_, *job_.map, job_.facts);
    record_files(context.getSourceManager());
    if (job_.passes_over())
      job_.passed_over_too_much = job_.lean->misses_files(job_.facts);
    else
      record_what_is_asked_of_whole_units(context);
    if (job_.how.inputs != nullptr) record_inputs(context.getSourceManager());
    if (job_.how.bytes != nullptr) *job_.how.bytes = memory_of(context);
  }

 private:
  // By the lint, and by the verification of edits that a later run makes.
  void record_what_is_asked_of_whole_units(clang::ASTContext& context) {
    record_canonical_uses(context, job_.index, *job_.map, job_.facts);
    record_declared(context, preprocessor_, job_.index, job_.facts);
    if (!job_.how.whole) record_bodies(context, job_.index, *job_.map, job_.expansions, job_.facts);
  }
  // What Clang counts, and a quarter for what it does not.
  std::uint64_t memory_of(clang::ASTContext& context) const {
    const clang::SourceManager& sources = context.getSourceManager();
    const auto buffers = sources.getMemoryBufferSizes();
    const std::uint64_t counted = context.getASTAllocatedMemory() + context.getSideTableAllocatedMemory() +
                                  sources.getContentCacheSize() + sources.getDataStructureSizes() +
                                  buffers.malloc_bytes + buffers.mmap_bytes + preprocessor_.getTotalMemory();
    return counted + counted / 4;
  }
  // What the preamble declares is of the system. To ask for it would read all of it in.
  static void leave_out_preamble(clang::ASTContext& context) {
    std::vector<clang::Decl*> own;
    for (clang::Decl* decl : context.getTranslationUnitDecl()->noload_decls())
      if (!decl->isFromASTFile()) own.push_back(decl);
    context.setTraversalScope(own);
  }
  void record_files(clang::SourceManager& sources) {
    facts::Unit& unit = job_.facts.units.front();
    if (job_.how.beginning != nullptr) unit.outside = job_.how.beginning->preamble->names;
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it) {
      // The source that the preamble was made of is on no disk.
      if (job_.how.beginning != nullptr && it->first.getName() == job_.how.beginning->preamble->source_path) continue;
      const clang::FileID id = sources.translateFile(it->first);
      const auto file = job_.map->file(id);
      if (!file) continue;
      if (job_.map->info(*file).in_root)
        unit.files.push_back(*file);
      else
        unit.outside.push_back(name_key(job_.map->info(*file).path));
    }
    for (const facts::FileId file : job_.map->used_outside()) unit.used_outside.push_back(name_key(job_.map->info(file).path));
    for (std::vector<std::uint64_t>* names : {&unit.outside, &unit.used_outside}) {
      std::sort(names->begin(), names->end());
      names->erase(std::unique(names->begin(), names->end()), names->end());
    }
  }
  // The bytes that were parsed, not those that the disk has by now.
  void record_inputs(clang::SourceManager& sources) {
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it)
      if (const auto buffer = sources.getMemoryBufferForFileOrNone(it->first))
        job_.add_input(it->first, buffer->getBuffer());
    std::vector<Input>& inputs = *job_.how.inputs;
    if (job_.how.beginning != nullptr) {
      const Preamble& preamble = *job_.how.beginning->preamble;
      inputs.insert(inputs.end(), preamble.inputs.begin(), preamble.inputs.end());
      std::erase_if(inputs, [&](const Input& input) { return input.path == preamble.source_path; });
    }
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
    compiler.getFrontendOpts().SkipFunctionBodies = !job_.how.whole;
    job_.map = std::make_unique<SourceMap>(compiler.getSourceManager(), compiler.getLangOpts(),
                                           job_.territory, job_.facts);
    preprocessor.addPPCallbacks(record_includes(preprocessor, job_.index, *job_.map, job_.facts));
    if (job_.known != nullptr) {
      job_.lean = std::make_unique<LeanParse>(*job_.how.unreached, *job_.known, *job_.map, preprocessor);
      preprocessor.addPPCallbacks(job_.lean->watch_files());
    }
    if (!job_.how.whole)
      preprocessor.addPPCallbacks(record_legacy_expansions(job_.index, *job_.map, job_.expansions));
    preprocessor.addPPCallbacks(record_preprocessing(preprocessor, job_.index, *job_.map, job_.facts));
    job_.tokens.watch(preprocessor, *job_.map, job_.index.manager_words());
    if (job_.how.inputs != nullptr)
      preprocessor.addPPCallbacks(std::make_unique<Probes>(compiler.getFileManager(), job_));
    if (job_.how.beginning != nullptr)
      preprocessor.addPPCallbacks(compare_beginning(compiler.getSourceManager(), job_.territory, *job_.how.beginning,
                                                    job_.begins_otherwise));
    return std::make_unique<Consumer>(job_, preprocessor);
  }

 private:
  Job& job_;
};

// Keeps errors as values, with the notes that belong to each.
class ErrorKeeper final : public clang::DiagnosticConsumer {
 public:
  ErrorKeeper(facts::Unit& unit, const Territory& territory, const Job& job)
      : unit_(unit), territory_(territory), job_(job) {}
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override {
    DiagnosticConsumer::HandleDiagnostic(level, info);
    if (level == clang::DiagnosticsEngine::Note) {
      if (keeping_) unit_.errors.push_back(describe(info, "note: "));
      return;
    }
    keeping_ = level >= clang::DiagnosticsEngine::Error;
    if (keeping_) {
      unit_.errors.push_back(describe(info, ""));
      add_expansions(info);
    }
    // A shim may say that it is deprecated; that is no fault of an edit.
    const llvm::StringRef option = clang::DiagnosticIDs::getWarningOptionForDiag(info.getID());
    if (level == clang::DiagnosticsEngine::Warning && !option.starts_with("deprecated") && !is_used_where_none_looked(info))
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
    place(info.getSourceManager(), info.getSourceManager().getFileLoc(info.getLocation()), out);
    return out;
  }

  // Of something that is not used, as far as the compiler saw.
  bool is_used_where_none_looked(const clang::Diagnostic& info) const {
    if (!job_.lean || !clang::DiagnosticIDs::getWarningOptionForDiag(info.getID()).starts_with("un")) return false;
    for (unsigned i = 0; i < info.getNumArgs(); ++i) {
      if (info.getArgKind(i) == clang::DiagnosticsEngine::ak_nameddecl)
        return job_.lean->may_use(reinterpret_cast<const clang::NamedDecl*>(info.getRawArg(i))->getDeclName());
      if (info.getArgKind(i) == clang::DiagnosticsEngine::ak_declarationname)
        return job_.lean->may_use(clang::DeclarationName::getFromOpaqueInteger(info.getRawArg(i)));
    }
    return false;
  }

  void place(const clang::SourceManager& sources, clang::SourceLocation at, facts::Diagnostic& out) const {
    const clang::PresumedLoc place = sources.getPresumedLoc(at, false);
    if (place.isInvalid()) return;
    out.file = place.getFilename();
    if (const auto entry = sources.getFileEntryRefForID(sources.getFileID(at)))
      out.file = territory_.name_of(sources.getFileManager().getCanonicalName(*entry).str());
    out.line = place.getLine();
    out.column = place.getColumn();
  }

  // The bodies of macros that it came through, from inside out: the text that is wrong may be there.
  void add_expansions(const clang::Diagnostic& info) {
    if (info.getLocation().isInvalid() || !info.hasSourceManager()) return;
    const clang::SourceManager& sources = info.getSourceManager();
    for (clang::SourceLocation at = info.getLocation(); at.isMacroID();
         at = sources.getImmediateExpansionRange(at).getBegin()) {
      facts::Diagnostic note;
      place(sources, sources.getSpellingLoc(at), note);
      if (note.file.empty() || unit_.errors.back().line == note.line) continue;
      note.message = "note: it comes from the body of a macro";
      unit_.errors.push_back(std::move(note));
    }
  }

  facts::Unit& unit_;
  const Territory& territory_;
  const Job& job_;
  std::vector<facts::Diagnostic> warnings_;
  bool keeping_ = false;
};

struct Parsed {
  facts::Facts facts;
  bool begins_otherwise = false;
  bool passed_over_too_much = false;
};

Parsed parse(const scan::Command& command, const EntityIndex& index, const Territory& territory, const Overlay& overlay,
             const Parse& how) {
  facts::Facts facts;
  facts.units.push_back({command.file, false, {}, {}, {}, scan::identity(command), command.configuration});
  Job job{index, territory, facts, command.directory, how};
  if (how.unreached != nullptr && !how.whole) job.known = how.unreached->unit(command);
  auto view = lay_over_disk(overlay, command.directory);
  if (how.beginning != nullptr) view = with_preamble(std::move(view), *how.beginning->preamble);
  auto files = llvm::makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions{}, std::move(view));
  facts::Unit outcome = facts.units.front();
  ErrorKeeper errors(outcome, territory, job);
  std::vector<std::string> args = command.args;
  // Every error is seen, for each may be another group's; and Clang counts none on standard error.
  args.insert(args.begin() + 1, {"-ferror-limit=0", "-fno-caret-diagnostics"});
  if (how.beginning != nullptr)
    args.insert(args.begin() + 1, {"-include-pch", how.beginning->preamble->precompiled_path});
  clang::tooling::ToolInvocation invocation(std::move(args), std::make_unique<Action>(job), files.get());
  invocation.setDiagnosticConsumer(&errors);
  const bool ran = invocation.run();
  if (job.begins_otherwise || job.passed_over_too_much) return {{}, job.begins_otherwise, job.passed_over_too_much};
  facts::Unit& unit = facts.units.front();
  unit.errors = std::move(outcome.errors);
  unit.warnings = errors.warnings_under(territory.root);
  unit.parsed = ran && unit.errors.empty();
  std::sort(unit.files.begin(), unit.files.end());
  unit.files.erase(std::unique(unit.files.begin(), unit.files.end()), unit.files.end());
  for (facts::Site& site : facts.sites) site.configuration = command.configuration;
  if (job.lean && job.lean->finds_something_wrong(unit)) return {{}, false, true};
  if (how.passed_over != nullptr) *how.passed_over = job.passes_over();
  return {std::move(facts)};
}

// What is known of a unit on which the parser died: nothing, and that is told.
facts::Facts nothing_known(const scan::Command& command) {
  facts::Facts facts;
  facts.units.push_back({command.file, false, {}, {}, {}, scan::identity(command), command.configuration});
  facts.units.front().errors.push_back({command.file, 1, 1, "the parser crashed on this unit; that is a fault of Clang or of ssot"});
  return facts;
}

}  // namespace

facts::Facts collect(const scan::Command& command, const EntityIndex& index, const Territory& territory,
                     const Overlay& overlay, const Parse& how) {
  // From what saves most to what is sure to hold.
  Parse with = how;
  for (;;) {
    Parsed parsed;
    if (!survives([&] { parsed = parse(command, index, territory, overlay, with); })) return nothing_known(command);
    if (parsed.passed_over_too_much)
      with.unreached = nullptr;
    else if (with.beginning != nullptr && (parsed.begins_otherwise || !parsed.facts.units.front().parsed))
      with.beginning = nullptr;
    else
      return std::move(parsed.facts);
    if (with.inputs != nullptr) with.inputs->clear();
  }
}

}  // namespace ssot::collect
