#include "verify/rule_check.hpp"

#include <clang/AST/Attr.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Basic/DiagnosticOptions.h>
#include <clang/Sema/SemaDiagnostic.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <utility>

#include "collect/ast_walk.hpp"
#include "collect/macro_call.hpp"
#include "rules/json_text.hpp"
#include "scan/compile_database.hpp"
#include "verify/legacy_entities.hpp"
#include "verify/replacement_check.hpp"
#include "verify/rule_match.hpp"
#include "verify/rule_probe.hpp"

namespace ssot::verify {
namespace {

constexpr const char* probe_file = "/ssot-rules-check.cpp";

// Gathers errors with their places in the rules file; at most one for each rule and text.
class Report {
 public:
  Report(const rules::Concept& unit, const rules::JsonText& json, const Probe& probe)
      : unit_(unit), json_(json), probe_(probe) {}
  ~Report() { llvm::consumeError(std::move(errors_)); }
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void refuse(const Place& place, const std::string& what, const std::string& mend) {
    if (!told_.insert(to_string(place) + place.pointer + what).second) return;
    errors_ = llvm::joinErrors(std::move(errors_), problem(place, what, mend));
  }

  // At a line and column of the probe.
  void refuse_at(unsigned line, unsigned column, const std::string& what, const std::string& mend) {
    const std::size_t rule =
        line == 0 || line > probe_.rule_of_line.size() ? Probe::no_rule : probe_.rule_of_line[line - 1];
    if (rule != Probe::no_rule && unresolved_.count(rule) != 0) return;  // follows from what was told
    if (rule != Probe::no_rule && line < probe_.first_replacement) failed_aliases_.insert(rule);
    if (failed_aliases_.count(rule) != 0 && line >= probe_.first_replacement) return;
    refuse(place_of(line, column, rule), what, mend);
  }

  bool is_unresolved(const rules::Rule& rule) const {
    return std::any_of(unresolved_.begin(), unresolved_.end(),
                       [&](std::size_t index) { return unit_.rules[index].id == rule.id; });
  }

  // The rule's declaration does not hold, so what is said about its replacement means nothing.
  void unresolved(std::size_t rule) { unresolved_.insert(rule); }
  llvm::Error take() { return std::exchange(errors_, llvm::Error::success()); }

 private:
  Place place_of(unsigned line, unsigned column, std::size_t rule) const {
    const ProbeSpan* best = nullptr;
    for (const ProbeSpan& span : probe_.spans) {
      if (span.line != line) continue;
      if (best == nullptr || span.begin <= column) best = &span;
    }
    if (best == nullptr) return rule == Probe::no_rule ? unit_.canonical.place : unit_.rules[rule].place;
    std::size_t offset = best->offset;
    if (best->exact && column > best->begin) offset += std::min(column, best->end) - best->begin;
    return json_.place_in(best->pointer, offset);
  }

  const rules::Concept& unit_;
  const rules::JsonText& json_;
  const Probe& probe_;
  std::set<std::string> told_;
  std::set<std::size_t> unresolved_;
  std::set<std::size_t> failed_aliases_;
  llvm::Error errors_ = llvm::Error::success();
};

struct Diagnostic {
  std::string message;
  std::string file;  // where Clang put it
  unsigned line = 0, column = 0;
  bool error = false;
  bool in_probe = false;  // of it, or of the first note that leads there
  bool undeclared = false;  // it knows no such name
  bool discarded = false;   // a result that must not be
  unsigned from_line = 0;  // of the probe: the include through which a header came
};

// Keeps errors, and warnings of the probe; a note that leads from a header into the probe moves its error
// there.
class Diagnostics : public clang::DiagnosticConsumer {
 public:
  std::vector<Diagnostic> found;

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, info);
    Diagnostic diagnostic;
    llvm::SmallString<128> text;
    info.FormatDiagnostic(text);
    diagnostic.message = text.str().str();
    diagnostic.error = level >= clang::DiagnosticsEngine::Error;
    const unsigned id = info.getID();
    diagnostic.undeclared = id == clang::diag::err_undeclared_var_use || id == clang::diag::err_undeclared_var_use_suggest ||
                            id == clang::diag::err_undeclared_use_suggest || id == clang::diag::err_undeclared_use;
    diagnostic.discarded = id == clang::diag::warn_unused_result || id == clang::diag::warn_unused_result_msg;
    if (info.hasSourceManager() && info.getLocation().isValid()) locate(info, diagnostic);
    if (level == clang::DiagnosticsEngine::Note) return note(diagnostic);
    open_ = diagnostic.error || level == clang::DiagnosticsEngine::Warning;
    if (open_) found.push_back(std::move(diagnostic));
  }

 private:
  static void locate(const clang::Diagnostic& info, Diagnostic& diagnostic) {
    const clang::SourceManager& sources = info.getSourceManager();
    const clang::PresumedLoc place = sources.getPresumedLoc(sources.getExpansionLoc(info.getLocation()));
    if (place.isInvalid()) return;
    diagnostic.file = place.getFilename();
    diagnostic.line = place.getLine();
    diagnostic.column = place.getColumn();
    diagnostic.in_probe = diagnostic.file == probe_file;
    diagnostic.from_line = included_from(sources, info.getLocation());
  }

  static unsigned included_from(const clang::SourceManager& sources, clang::SourceLocation at) {
    at = sources.getExpansionLoc(at);
    clang::SourceLocation outer = sources.getIncludeLoc(sources.getFileID(at));
    for (; outer.isValid(); outer = sources.getIncludeLoc(sources.getFileID(outer))) at = outer;
    return sources.getFileID(at) == sources.getMainFileID() ? sources.getExpansionLineNumber(at) : 0;
  }

  void note(const Diagnostic& note) {
    if (!open_ || found.empty() || found.back().in_probe || !note.in_probe) return;
    found.back().line = note.line;
    found.back().column = note.column;
    found.back().in_probe = true;
  }

  bool open_ = false;
};

// T{t} with a T that also takes an initializer_list: an array for one compiler, a copy for another.
class BraceWalk final : public collect::AstWalk {
 public:
  std::function<void(const clang::CXXConstructExpr&)> found;

 private:
  void on_statement(clang::Stmt& statement) override {
    const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(&statement);
    if (made == nullptr || !made->isListInitialization() || made->getNumArgs() == 0) return;
    if (!takes_list(*made->getConstructor()->getParent())) return;
    const clang::Expr* element = single_element(made->getArg(0));
    if (element == nullptr) return;
    const clang::QualType type =
        element->getType().getNonReferenceType().getUnqualifiedType().getCanonicalType();
    if (type == made->getType().getUnqualifiedType().getCanonicalType()) found(*made);
  }

  static bool takes_list(const clang::CXXRecordDecl& type) {
    return std::any_of(type.ctor_begin(), type.ctor_end(), [](const clang::CXXConstructorDecl* made) {
      if (made->getNumParams() == 0) return false;
      const auto* parameter = made->getParamDecl(0)->getType().getNonReferenceType()->getAsCXXRecordDecl();
      return parameter != nullptr && parameter->getName() == "initializer_list";
    });
  }

  // The hole that is the only thing between the braces, or null.
  static const clang::Expr* single_element(const clang::Expr* inner) {
    while (inner != nullptr) {
      inner = inner->IgnoreImplicit();
      if (llvm::isa<clang::DeclRefExpr>(inner)) return inner;
      if (const auto* list = llvm::dyn_cast<clang::CXXStdInitializerListExpr>(inner))
        inner = list->getSubExpr();
      else if (const auto* braces = llvm::dyn_cast<clang::InitListExpr>(inner))
        inner = braces->getNumInits() == 1 ? braces->getInit(0) : nullptr;
      else if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(inner))
        inner = made->getNumArgs() > 0 ? made->getArg(0) : nullptr;
      else
        return nullptr;
    }
    return nullptr;
  }
};

using AtEnd = std::function<void(clang::CompilerInstance&, clang::ASTContext&)>;

class Consumer : public clang::ASTConsumer {
 public:
  Consumer(clang::CompilerInstance& compiler, AtEnd at_end)
      : compiler_(compiler), at_end_(std::move(at_end)) {}
  void HandleTranslationUnit(clang::ASTContext& context) override { at_end_(compiler_, context); }

 private:
  clang::CompilerInstance& compiler_;
  AtEnd at_end_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(AtEnd at_end) : at_end_(std::move(at_end)) {}
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler,
                                                        llvm::StringRef) override {
    return std::make_unique<Consumer>(compiler, at_end_);
  }

 private:
  AtEnd at_end_;
};

llvm::Expected<std::vector<std::string>> complete(const CheckCommand& command) {
  llvm::Expected<std::vector<std::string>> given = with_defaults(command);
  if (!given) return given.takeError();
  std::vector<std::string> args = std::move(*given);
  std::erase_if(args, [](const std::string& argument) {
    return argument == "-w" || argument == "-Werror" || argument == "-Weverything";
  });
  for (const char* more : {"-xc++", "-fsyntax-only", "-Wall", "-Wextra", "-ferror-limit=0",
                           "-fno-caret-diagnostics", probe_file})
    args.emplace_back(more);
  return args;
}

// Where a header is missing or does not compile, all else that could be said follows from it: the first error of
// each is told, at the place of the rules that names the header.
bool told_broken_headers(const Diagnostics& diagnostics, Report& report) {
  bool broken = false;
  std::set<unsigned> told;
  for (const Diagnostic& each : diagnostics.found) {
    const bool missing = each.message.find("file not found") != std::string::npos;
    if (!each.error || (each.in_probe && !missing)) continue;
    broken = true;
    if (each.in_probe)
      report.refuse_at(each.line, each.column, each.message,
                       "correct the path, or give the include path (-I) that has it");
    else if (told.insert(each.from_line).second)
      report.refuse_at(each.from_line, 0,
                       "this header does not compile: " + each.file + ":" + std::to_string(each.line) + ":" +
                           std::to_string(each.column) + ": " + each.message,
                       "it must compile with the arguments that are given: mend it, or give the include paths (-I) "
                       "and definitions (-D) that the project compiles it with");
  }
  return broken;
}

// Warnings about the aliases say something of the legacy types (deprecated, for instance), not of a rule.
const rules::Rule* rule_of(const rules::Concept& unit, const Diagnostic& fault, const Probe& probe) {
  const bool is_replacement = fault.line >= probe.first_replacement && fault.line <= probe.rule_of_line.size();
  const std::size_t index = is_replacement ? probe.rule_of_line[fault.line - 1] : Probe::no_rule;
  return index == Probe::no_rule ? nullptr : &unit.rules[index];
}

std::string mend_of(const rules::Concept& unit, const Diagnostic& fault, const Probe& probe) {
  if (!fault.error) return "a replacement must compile without warnings in the user's code";
  const rules::Rule* rule = rule_of(unit, fault, probe);
  const bool is_template = rule != nullptr && rule->from.kind == rules::EntityKind::type && rule->from.is_template;
  if (fault.undeclared && rule != nullptr && rule->from.kind != rules::EntityKind::type)
    return "the replacement must compile where " + unit.canonical.include +
           " is included; if the name is known where the uses stand, say why under \"context\" in the rule";
  return is_template ? "the written template arguments stay behind the new name: where the canonical type takes others, "
                       "declare an alias template beside it that takes these, and write the alias's name"
                     : "the replacement must compile where " + unit.canonical.include + " is included";
}

// What no use can meet: a name that all of them know, and a result that nobody could drop before, either.
bool is_of_no_use(const rules::Concept& unit, const Diagnostic& fault, const Probe& probe,
                  const std::set<std::string>& nodiscard) {
  const rules::Rule* rule = rule_of(unit, fault, probe);
  if (rule == nullptr) return false;
  return (fault.undeclared && !rule->context.empty()) || (fault.discarded && nodiscard.count(rule->id) != 0);
}

bool is_nodiscard(const clang::FunctionDecl& function) {
  const clang::TagDecl* type = function.getReturnType()->getAsTagDecl();
  return function.hasAttr<clang::WarnUnusedResultAttr>() || (type != nullptr && type->hasAttr<clang::WarnUnusedResultAttr>());
}

// Rules for functions whose result must not be discarded.
std::set<std::string> nodiscard_rules(const rules::Concept& unit, const std::vector<LegacyEntity>& legacy) {
  std::set<std::string> out;
  for (const rules::Rule& rule : unit.rules) {
    bool any = false, all = true;
    for (const LegacyEntity& entity : legacy) {
      const auto* function = llvm::dyn_cast_or_null<clang::FunctionDecl>(entity.decl);
      if (function == nullptr || entity.name != rule.from.name || function->getNumParams() != rule.from.parameters.size())
        continue;
      any = true;
      all = all && is_nodiscard(*function);
    }
    if (any && all) out.insert(rule.id);
  }
  return out;
}

void tell(const rules::Concept& unit, const Diagnostics& diagnostics, const Probe& probe,
          const std::set<std::string>& nodiscard, Report& report) {
  for (const Diagnostic& each : diagnostics.found)
    if (each.in_probe && (each.error || each.line >= probe.first_replacement) && !is_of_no_use(unit, each, probe, nodiscard))
      report.refuse_at(each.line, each.column, each.message, mend_of(unit, each, probe));
}

void look_for_braces(clang::ASTContext& context, Report& report) {
  BraceWalk braces;
  braces.found = [&](const clang::CXXConstructExpr& made) {
    const clang::PresumedLoc place = context.getSourceManager().getPresumedLoc(made.getBeginLoc());
    report.refuse_at(place.getLine(), place.getColumn(),
                     "compilers read this initialisation of " +
                         made.getType().getUnqualifiedType().getAsString() +
                         " from braces differently: as a copy, or as a list of one element",
                     "use parentheses");
  };
  for (const clang::NamedDecl* space : look_up(context, probe_namespace))
    braces.walk(*const_cast<clang::NamedDecl*>(space));
}

// NEW($a): how often it evaluates what it is given is its own affair.
bool becomes_macro(const rules::Rule& rule, const clang::Preprocessor& preprocessor) {
  return std::any_of(rule.cases.begin(), rule.cases.end(), [&](const rules::Case& each) {
    const std::string& text = each.to.value;
    const std::string word = text.substr(0, text.find_first_of(" (:"));
    return preprocessor.getMacroInfo(preprocessor.getIdentifierInfo(word)) != nullptr;
  });
}

// A replacement evaluates each argument once; that a macro did not is for its rule to say.
void check_macros(const rules::Concept& unit, const clang::Preprocessor& preprocessor, Report& report) {
  for (const rules::Rule& rule : unit.rules) {
    const clang::IdentifierInfo* name =
        rule.from.kind == rules::EntityKind::macro ? preprocessor.getIdentifierInfo(rule.from.name) : nullptr;
    const clang::MacroInfo* macro = name != nullptr ? preprocessor.getMacroInfo(name) : nullptr;
    if (macro == nullptr || rule.cases.empty() || !rule.remark.empty()) continue;
    for (unsigned i = 0; i < rule.from.parameters.size(); ++i) {
      const std::string& parameter = rule.from.parameters[i].name;
      const unsigned times = collect::times_evaluated(*macro, i);
      const auto how = rule.arguments.find(parameter);
      const bool dropped = how != rule.arguments.end() && !how->second.drop.empty();
      if (times == (dropped ? 0U : 1U) || becomes_macro(rule, preprocessor)) continue;
      report.refuse(rule.place,
                    "the macro evaluates `" + parameter + "` " + (times == 0 ? "never" : std::to_string(times) + " times") +
                        ", and its replacement " + (dropped ? "never" : "once"),
                    "say under \"remark\" what behaves otherwise");
    }
  }
}

}  // namespace

llvm::Expected<std::vector<std::string>> with_defaults(const CheckCommand& command) {
  std::vector<std::string> args = {command.compiler};
  args.insert(args.end(), command.arguments.begin(), command.arguments.end());
  const auto has = [&](const char* option) {
    return std::any_of(args.begin(), args.end(), [&](const std::string& each) { return each.starts_with(option); });
  };
  if (!has("-std=")) args.emplace_back("-std=c++20");
  if (has("-resource-dir")) return args;
  llvm::Expected<std::string> folder = scan::resource_directory();
  if (!folder) return folder.takeError();
  args.push_back("-resource-dir=" + *folder);
  return args;
}

llvm::Error check_rules(const rules::Concept& unit, const collect::EntityIndex& index, const CheckCommand& command,
                        const Disk& disk, const std::map<std::string, std::string>& overlay) {
  llvm::Expected<std::string> file = disk.read(unit.file);
  if (!file) return file.takeError();
  llvm::Expected<rules::JsonText> json = rules::JsonText::parse(unit.file, *file);
  if (!json) return json.takeError();
  llvm::Expected<std::vector<std::string>> args = complete(command);
  if (!args) return args.takeError();

  const Probe probe = make_probe(unit);
  auto memory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const auto& [path, content] : overlay)
    memory->addFile(path, 0, llvm::MemoryBuffer::getMemBufferCopy(content));
  memory->addFile(probe_file, 0, llvm::MemoryBuffer::getMemBuffer(probe.text));
  auto layers = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(llvm::vfs::createPhysicalFileSystem()));
  layers->pushOverlay(memory);
  if (!command.directory.empty()) layers->setCurrentWorkingDirectory(command.directory);
  auto files = llvm::makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions{}, layers);

  Report report(unit, *json, probe);
  Diagnostics diagnostics;
  bool broken = false, parsed = false;
  std::set<std::string> nodiscard;
  clang::tooling::ToolInvocation invocation(
      *args, std::make_unique<Action>([&](clang::CompilerInstance& compiler, clang::ASTContext& context) {
        parsed = true;
        broken = told_broken_headers(diagnostics, report);
        if (broken) return;
        const std::vector<LegacyEntity> legacy = collect_legacy(context, compiler.getPreprocessor(), unit);
        nodiscard = nodiscard_rules(unit, legacy);
        for (Mismatch& each : match_rules(unit, context, legacy)) {
          if (each.rule != Probe::no_rule) report.unresolved(each.rule);
          const Place place =
              each.rule == Probe::no_rule ? unit.headers[each.header].place : unit.rules[each.rule].place;
          report.refuse(place, each.what, each.mend);
        }
        look_for_braces(context, report);
        check_macros(unit, compiler.getPreprocessor(), report);
        for (const ReplacementFault& fault : check_replacements(context, index)) {
          if (fault.about != nullptr && report.is_unresolved(*fault.about)) continue;  // it is none
          const clang::PresumedLoc place = context.getSourceManager().getPresumedLoc(fault.at);
          report.refuse_at(place.getLine(), place.getColumn(), fault.what, fault.mend);
        }
      }),
      files.get(), std::make_shared<clang::PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&diagnostics);
  const bool ran = invocation.run() || parsed;  // an error that was none of ours may have been the only one
  if (!broken) tell(unit, diagnostics, probe, nodiscard, report);
  llvm::Error errors = report.take();
  if (!errors && !ran)
    return problem({unit.file, 0, 0, ""}, "Clang did not run on the generated check",
                   "check the compile arguments");
  return errors;
}

}  // namespace ssot::verify
