// facts.hpp - what one translation unit says, as plain values.
//
//   Clang AST  =>  collect  =>  Facts  =>  merge  =>  plan, lint
//
// Clang's types stop at the collector: from here on everything can be stored, sent, merged and built by hand
// in a test. A place is a file of Facts::files and a byte range in it, always of spelled text.
// Requires: file names absolute and canonical (symbolic links resolved), so that one file is one name.
// Rejected: edits made straight from the AST (no second look at the whole program is possible then).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace ssot::facts {

using FileId = std::uint32_t;

struct Range {
  FileId file = 0;
  std::uint32_t begin = 0;  // byte offsets, half open
  std::uint32_t end = 0;

  bool contains(const Range& other) const {
    return file == other.file && begin <= other.begin && other.end <= end;
  }
  bool empty() const { return begin == end; }
  friend auto operator<=>(const Range&, const Range&) = default;
};

struct File {
  std::string path;        // absolute, canonical
  std::uint64_t hash = 0;  // of the bytes that were read; 0: not read
  bool in_root = false;
  bool editable = false;  // in the root, not a system header, not vendored or generated
  bool alone = true;      // a unit's main file, or guarded against a second inclusion; else a fragment of its includers
  std::uint32_t declares_at = nowhere;  // where its first declaration at file scope begins
  // What it says to include-what-you-use, as spelled includes.
  std::string public_header = {};          // `private, include "x"`: who needs it includes that instead
  std::vector<std::string> unwanted = {};  // `no_include "x"`

  static constexpr std::uint32_t nowhere = 0xffffffff;
  friend auto operator<=>(const File&, const File&) = default;
};

// A node of the type-flow graph: a declaration that holds, takes or gives a legacy type, by USR; or one
// site ("@path:offset"). What is joined by flows migrates together or stays together.
using Node = std::string;

struct Flow {
  Node from;
  Node to;
  friend auto operator<=>(const Flow&, const Flow&) = default;
};

enum class SiteKind {
  type,                 // a legacy type is named
  value,                // a variable or member of a `single` type, held by value: its declarator
  call,                 // a legacy function or method is called
  construct,            // an object of a legacy type is made by an expression (new, make_unique, T(...))
  member_init,          // m_(...) in a constructor, for a member of a `single` type
  variable,             // a legacy variable is read
  field,                // a legacy field is accessed
  enumerator,           // a legacy enumerator is named
  macro,                // a legacy macro is expanded or tested
  member_pointer,       // &T::f, or a legacy function named without a call
  base,                 // a class derives from a legacy one
  destroy,              // a delete-expression
  null_test,            // a pointer to a type with `by_pointer` is compared with nullptr, or made a bool
  write,                // an object is changed through a pointer to a type with `by_pointer`
  forward_declaration,  // class T; of a legacy class, outside the legacy headers
  using_declaration,    // using n::T; or using n::f;
  member_using,         // using T::f; or using T::T; in a class that derives from a legacy one
  overrider,            // a method of the project's that overrides a legacy one: its name
  member_definition,    // a member of a legacy class is defined outside of the legacy files
  found_by_argument,    // a call of another function that is found through a legacy argument's namespace alone
  dependent,            // a call in a template whose target depends on the instantiation
};

// Where the text of a site stands.
enum class Spelling {
  file,            // plain text
  macro_argument,  // in the argument of a macro; editable
  macro_body,      // in the body of a macro, or pasted: never edited
};

enum class Access { none, dot, arrow, implicit };  // how the object is reached

// What an accessor of the one instance gives where it is used, unwrapped.
enum class Form { other, reference, pointer, smart, wrapper };  // wrapper: std::reference_wrapper

// What the code does with it there.
enum class Consumer {
  other,  // keeps it, passes it on, tests it
  arrow,  // p->
  star,   // *p
};

// What stands around the text of a site, for the parentheses that its replacement may need.
enum class Around {
  delimited,  // nothing binds to it: an argument, an initialiser, a statement
  operand,    // of an operator
  postfix,    // . -> () or [] follow, or a prefix operator stands before
};

// How often a place is reached while the body of its function runs.
enum class Reached { once, maybe, repeated };  // maybe: in a branch, or in a lambda; repeated: in a loop

// What surrounds a type name, innermost first.
enum class Holder { plain, pointer, reference, unique_ptr, shared_ptr, weak_ptr, other_template };

enum class ArgumentForm {
  primary,  // needs no parentheses anywhere: a name, a call, a literal, a parenthesised expression
  other,    // an operator is on top
  braces,   // a braced list, or a string-like thing that only the parameter's type makes meaningful
};

struct Argument {
  std::string parameter;  // name in the rule
  Range range;            // empty: absent. With the comments that belong to it
  Range line_end;         // comments behind the comma before it that end the line, and so belong to its neighbour
  ArgumentForm form = ArgumentForm::primary;
  bool is_default = false;  // absent, or spells the default value
  bool is_literal = false;  // a string literal
  std::string literal;      // its content
  std::string type;         // of what a braced list makes: "nlohmann::json"; empty: not a class
  Range element;            // of a braced list: its only element, if that is such an object already
  bool by_value = false;    // the parameter is no reference
  bool side_effects = false;
  Range name_comment = {};     // in front of it, and in `range`: /*limit=*/, to where the argument begins
  std::string said_name = {};  // the name that it says

  friend auto operator<=>(const Argument&, const Argument&) = default;
};

// Two operands of a call whose order of evaluation may be seen: both do something, or one changes what the other
// reads. By parameter; empty: the object.
struct Ordered {
  std::string first;
  std::string second;
  bool is_fixed = false;  // the first is evaluated before the second; else in any order
  friend auto operator<=>(const Ordered&, const Ordered&) = default;
};

// One place that names or uses a legacy entity.
struct Site {
  SiteKind kind = SiteKind::type;
  std::string rule;    // rule id; for `dependent`: of the entity that some instantiation reaches
  std::string entity;  // qualified name as resolved
  Range range;         // what a replacement covers, unwrapped calls included
  Range name;          // the token that names the entity: identity of the site
  Spelling spelling = Spelling::file;
  Access access = Access::none;
  Range object;        // the object's expression, for dot and arrow; forward_declaration: where another may stand
  Range access_token;  // the . or -> itself
  bool object_primary = true;
  bool object_effects = false;
  std::vector<Argument> arguments;
  std::vector<Ordered> ordered;
  std::vector<Range> comments;  // in the text of the site, and in none of its parts
  bool value_used = true;
  bool unwrapped = false;  // the calls that the rule's `unwrap` names follow, and are in `range`
  bool only_waited = false;  // unwrapped, by a call that waits for the end and tells no error
  bool unevaluated = false;  // in sizeof, decltype, noexcept, ...
  bool before_main = false;  // evaluated while variables of static storage duration are initialised
  Form form = Form::other;
  Consumer consumer = Consumer::other;
  Range consumer_range;  // arrow: its token; star: the whole of *p
  Around around = Around::delimited;
  Holder holder = Holder::plain;
  Range holder_range;     // type: from the holder's name to its end, e.g. std::unique_ptr<T>;
                          // declarations that can go: the whole of it, with its line where it stands alone;
                          // member_using, qualified call: qualifier and name, if the qualifier is legacy
  Range declarator;       // value: from behind the name to the end of the initialiser (may be empty);
                          // forward_declaration: the outermost namespace that holds nothing but such (may be empty)
  std::string creation;   // construct: new, make_unique, make_shared, temporary; call: qualified; macro: asked (whether
                          // it is defined), condition (of the preprocessor), undefined
  std::string trouble;    // why no mechanical edit is right here, whatever the rule says; empty: none
  std::string enclosing;  // qualified name of the declaration around it, for the ledger
  bool enclosing_is_local = false;  // another file may have a declaration of that name that is another one
  std::vector<std::string> parameters;  // of the macro in whose body it stands
  bool in_composition_root = false;
  Reached reached = Reached::once;  // in a composition root
  std::uint32_t body = 0;           // in a composition root: where the body of the outermost function begins
  std::vector<Node> nodes;         // declarations whose type must change with this site
  std::string configuration = {};  // of Unit

  friend auto operator<=>(const Site&, const Site&) = default;
};

// A name that was found through a using-declaration, which must stay as long as this token does.
struct Via {
  Node declaration;
  Range token;
  bool is_hidden = false;  // the canonical short name means something else at this token
  friend auto operator<=>(const Via&, const Via&) = default;
};

// A file under the root uses something that another one declares: what an include of it is for.
struct Use {
  FileId user = 0;
  FileId provider = 0;
  friend auto operator<=>(const Use&, const Use&) = default;
};

// How a name of the rules can be written where a site stands. Verification proves it by a Meaning.
struct ShortName {
  Range site;        // Site::name
  std::string name;  // as the rules write it, in full
  std::string text;  // as it can be written there; the same where nothing shorter is known
  friend auto operator<=>(const ShortName&, const ShortName&) = default;
};

// What a token means that is spelled like the last word of a name in the rules.
struct Meaning {
  Range token;
  std::string entity;  // qualified
  friend auto operator<=>(const Meaning&, const Meaning&) = default;
};

struct Include {
  Range range;    // the whole directive, without the line's end
  Range spelled;  // <x> or "x", delimiters included; through a macro: the macro's name
  FileId target = 0;
  std::string written;  // x
  bool angled = false;
  bool in_conditional = false;  // inside an #if other than the include guard
  std::uint32_t branch = 0;     // where the innermost of these branches begins: same number, same condition
  std::string keyword = "include";  // or include_next, import
  std::string inside = {};               // what declaration it stands in: "extern", "namespace", "declaration"; empty: none
  // IWYU pragmas of its line, or of the region around it.
  bool keep = false;
  bool exported = false;
  bool associated = false;
  std::string macro = {};   // through which its name comes; empty: it stands in the directive
  Range definition = {};    // <x> or "x" in the definition of `macro`; empty: no text there says it
  std::string trouble = {}; // why that text must not be changed

  friend auto operator<=>(const Include&, const Include&) = default;
};

// A legacy header named by something else than a directive that was followed.
struct HeaderMention {
  enum class Kind {
    asked,         // __has_include
    switched_off,  // an include, or __has_include, in a branch that this unit does not reach
    forced,        // -include of the compile command
  };
  Kind kind = Kind::asked;
  Range range;          // the spelled name; forced: the beginning of the unit's main file
  std::string header;   // as the rules name it
  std::string trouble;  // asked: why the text must not be changed

  friend auto operator<=>(const HeaderMention&, const HeaderMention&) = default;
};

struct Method {
  std::string name;
  std::string signature;  // canonical parameter types
  std::string access;     // public, protected, private
  std::string shape = {};  // of its parameters, the spelling of types aside: "text, number, Id"; `*` is anything
  bool is_offered = true;  // neither overrides, nor is deleted, nor an operator: what the class itself adds
  friend auto operator<=>(const Method&, const Method&) = default;
};

// The definition of a class, anywhere under the root.
struct Definition {
  std::string usr;
  std::string name;     // qualified
  std::string keyword;  // class, struct, union, enum
  Range range;          // whole definition
  Range name_range;
  std::uint64_t token_hash = 0;  // of its tokens after preprocessing
  bool local_linkage = false;    // anonymous namespace or function-local
  bool has_external_peer = false;
  bool is_record = false;           // an aggregate without a method: values side by side
  std::vector<std::string> bases;   // qualified
  std::vector<Method> methods;      // public, sorted
  std::vector<std::string> fields;  // "type name" in order
  std::uint64_t meaning = 0;             // hash of the tokens that the compiler takes; 0: not known
  std::vector<std::string> layout = {};  // a line each for size, bases, fields, virtual functions; empty: not known
  std::vector<std::string> macros = {};  // asked or expanded in it: "N=1", "!N" where it is not defined
  std::vector<std::string> hidden_bases = {};  // of `bases`, those that are not public
  std::vector<std::string> holds = {};  // classes of its members, also behind pointers and in templates; not of std
  bool erases_type = false;  // a template nested in it implements another class nested in it

  friend auto operator<=>(const Definition&, const Definition&) = default;
};

// Functions of one namespace that one file is the first to declare, four or more: they may do a class's job.
struct FunctionGroup {
  std::string name;  // of the namespace, qualified; empty: the global one
  Range first;       // the name of the first of them
  std::vector<Method> functions;  // sorted
  bool uses_canonical = false;    // a body calls a method of a canonical class
  friend auto operator<=>(const FunctionGroup&, const FunctionGroup&) = default;
};

// A function with a body in a legacy header: what lint's shim check looks at.
struct ShimFunction {
  std::string name;  // qualified
  Range name_range;
  bool has_branch = false;       // if, switch, loop, conditional, try, goto, lambda
  unsigned statements = 0;       // in the body's top block
  bool has_local_state = false;  // a variable, static or not
  friend auto operator<=>(const ShimFunction&, const ShimFunction&) = default;
};

// A namespace-scope variable that a legacy header defines.
struct ShimVariable {
  std::string name;
  Range name_range;
  bool is_reference = false;
  bool is_constant = false;  // constexpr
  friend auto operator<=>(const ShimVariable&, const ShimVariable&) = default;
};

// Something that the rules name, which a unit declares.
struct Declared {
  std::string kind;  // rule, canonical, root
  std::string name;  // the rule's id; qualified
  friend auto operator<=>(const Declared&, const Declared&) = default;
};

// Another name of a class of the rules, at namespace or class scope.
struct Alias {
  std::string name;     // qualified
  std::string target;   // qualified, as resolved
  std::string keyword;  // using, typedef, using-declaration
  Range name_range;
  bool local_linkage = false;
  bool in_main_file = false;
  friend auto operator<=>(const Alias&, const Alias&) = default;
};

// Where an object of a canonical type is made, or kept in static storage.
struct Instance {
  std::string type;  // qualified
  std::string how;   // "variable", "member", "static variable", "new", "make_unique", "temporary"; or the maker's name
  Range place;
  std::string enclosing;
  bool enclosing_is_local = false;
  bool in_own_code = false;          // of the type, or of a function by which the rules reach or make the one instance
  bool in_composition_root = false;
  Reached reached = Reached::once;   // in a composition root
  std::uint32_t body = 0;            // in a composition root: where the body of the outermost function begins
  bool each_has_one = false;         // static storage in a header: a program and each of its libraries may have its own
  friend auto operator<=>(const Instance&, const Instance&) = default;
};

// A call of a canonical function whose outcome must not be lost ([[nodiscard]]), and is.
struct Discarded {
  std::string function;  // qualified
  std::string how;       // "is ignored", "is cast to void", ...
  Range place;
  std::string enclosing;
  bool enclosing_is_local = false;
  friend auto operator<=>(const Discarded&, const Discarded&) = default;
};

// What the compiler decided without a word, and could decide otherwise when types around it change: which overload
// is called, whether an expression can throw, whether a reference outlives what it refers to. Verification compares
// them before and after.
struct Choice {
  FileId file = 0;
  std::string enclosing;  // qualified name of the declaration around it
  std::string subject;    // "app::take", "noexcept"
  std::string decided;    // stable under edits: "overload 2 of 3", "true"
  Range place;
  std::uint64_t body = 0;  // Body::function of the function around, if that is a plain one
  friend auto operator<=>(const Choice&, const Choice&) = default;
};

// An identifier in a file under the root that is spelled like a legacy entity, and is something else.
struct Mention {
  Range range;
  // "n::Other::connect", or "argument" (of a macro), "inactive" and "declared" (of all in the range),
  // "dependent"
  std::string what;
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// The body of a plain function of the project, which a parse can pass over.
struct Body {
  FileId file = 0;
  std::uint64_t function = 0;  // hash of its USR
  std::uint32_t length = 0;    // bytes, from the name to the end of the body
  bool reached = true;         // an edit can change what it means; one entry that says so is enough
  friend auto operator<=>(const Body&, const Body&) = default;
};

struct Diagnostic {
  std::string file;
  unsigned line = 0;
  unsigned column = 0;
  std::string message;
  friend auto operator<=>(const Diagnostic&, const Diagnostic&) = default;
};

struct Unit {
  std::string file;
  bool parsed = false;
  std::vector<Diagnostic> errors;    // with the notes that belong to them
  std::vector<Diagnostic> warnings;  // in files under the root, deprecations left out
  std::vector<FileId> files;         // every file of its closure that is in the root, sorted
  std::uint64_t command = 0;         // which of the commands that compile this file
  std::string configuration = {};    // where there are several: the build folder
  // The other files of its closure, and those of them that the project's own code in it uses: hashes of their canonical names, sorted.
  std::vector<std::uint64_t> outside = {};
  std::vector<std::uint64_t> used_outside = {};
  friend auto operator<=>(const Unit&, const Unit&) = default;
};

struct Facts {
  std::vector<File> files;
  std::vector<Unit> units;
  std::vector<Site> sites;
  std::vector<Flow> flows;
  std::vector<Via> vias;
  std::vector<ShortName> short_names;
  std::vector<Meaning> meanings;
  std::vector<Use> uses;
  std::vector<Include> includes;
  std::vector<HeaderMention> header_mentions;
  std::vector<Definition> definitions;
  std::vector<FunctionGroup> function_groups;
  std::vector<ShimFunction> shim_functions;
  std::vector<ShimVariable> shim_variables;
  std::vector<Mention> mentions;
  std::vector<Choice> choices;
  std::vector<Body> bodies;
  std::vector<Declared> declared;
  std::vector<Alias> aliases;
  std::vector<Instance> instances;
  std::vector<Discarded> discarded;

  const std::string& path(FileId id) const { return files[id].path; }
  friend bool operator==(const Facts&, const Facts&) = default;
};

}  // namespace ssot::facts
