#include "facts/archive.hpp"

#include <concepts>
#include <type_traits>

namespace ssot::facts {
namespace {

// The members of each struct, once, for writing and reading alike.
template <class A>
void members(A& a, Range& v) {
  a(v.file, v.begin, v.end);
}
template <class A>
void members(A& a, File& v) {
  a(v.path, v.hash, v.in_root, v.editable, v.alone, v.declares_at, v.public_header, v.unwanted);
}
template <class A>
void members(A& a, Flow& v) {
  a(v.from, v.to);
}
template <class A>
void members(A& a, Via& v) {
  a(v.declaration, v.token, v.is_hidden);
}
template <class A>
void members(A& a, ShortName& v) {
  a(v.site, v.name, v.text);
}
template <class A>
void members(A& a, Meaning& v) {
  a(v.token, v.entity);
}
template <class A>
void members(A& a, Use& v) {
  a(v.user, v.provider);
}
template <class A>
void members(A& a, Argument& v) {
  a(v.parameter, v.range, v.line_end, v.form, v.is_default, v.is_literal, v.literal, v.type, v.element, v.by_value,
    v.side_effects, v.name_comment, v.said_name);
}
template <class A>
void members(A& a, Ordered& v) {
  a(v.first, v.second, v.is_fixed);
}
template <class A>
void members(A& a, Choice& v) {
  a(v.file, v.enclosing, v.subject, v.decided, v.place, v.body);
}
template <class A>
void members(A& a, Site& v) {
  a(v.kind, v.rule, v.entity, v.range, v.name, v.spelling, v.access, v.object, v.access_token,
    v.object_primary, v.object_effects, v.arguments, v.ordered, v.comments, v.value_used, v.unwrapped, v.only_waited,
    v.unevaluated, v.before_main, v.form, v.consumer, v.consumer_range, v.around, v.holder, v.holder_range,
    v.declarator, v.creation, v.trouble, v.enclosing, v.enclosing_is_local, v.parameters, v.in_composition_root, v.reached, v.body,
    v.nodes, v.configuration);
}
template <class A>
void members(A& a, Include& v) {
  a(v.range, v.spelled, v.target, v.written, v.angled, v.in_conditional, v.branch, v.keyword, v.inside, v.keep,
    v.exported, v.associated, v.macro, v.definition, v.trouble);
}
template <class A>
void members(A& a, HeaderMention& v) {
  a(v.kind, v.range, v.header, v.trouble);
}
template <class A>
void members(A& a, Method& v) {
  a(v.name, v.signature, v.access, v.shape, v.is_offered);
}
template <class A>
void members(A& a, Definition& v) {
  a(v.usr, v.name, v.keyword, v.range, v.name_range, v.token_hash, v.local_linkage, v.has_external_peer,
    v.is_record, v.bases, v.methods, v.fields, v.meaning, v.layout, v.macros, v.hidden_bases, v.holds, v.erases_type);
}
template <class A>
void members(A& a, FunctionGroup& v) {
  a(v.name, v.first, v.functions, v.uses_canonical);
}
template <class A>
void members(A& a, ShimFunction& v) {
  a(v.name, v.name_range, v.has_branch, v.statements, v.has_local_state);
}
template <class A>
void members(A& a, ShimVariable& v) {
  a(v.name, v.name_range, v.is_reference, v.is_constant);
}
template <class A>
void members(A& a, Mention& v) {
  a(v.range, v.what);
}
template <class A>
void members(A& a, Body& v) {
  a(v.file, v.function, v.length, v.reached);
}
template <class A>
void members(A& a, Declared& v) {
  a(v.kind, v.name);
}
template <class A>
void members(A& a, Alias& v) {
  a(v.name, v.target, v.keyword, v.name_range, v.local_linkage, v.in_main_file);
}
template <class A>
void members(A& a, Instance& v) {
  a(v.type, v.how, v.place, v.enclosing, v.enclosing_is_local, v.in_own_code, v.in_composition_root, v.reached, v.body,
    v.each_has_one);
}
template <class A>
void members(A& a, Discarded& v) {
  a(v.function, v.how, v.place, v.enclosing, v.enclosing_is_local);
}
template <class A>
void members(A& a, Diagnostic& v) {
  a(v.file, v.line, v.column, v.message);
}
template <class A>
void members(A& a, Unit& v) {
  a(v.file, v.parsed, v.errors, v.warnings, v.files, v.command, v.configuration, v.outside,
    v.used_outside);
}
template <class A>
void members(A& a, Facts& v) {
  a(v.files, v.units, v.sites, v.flows, v.vias, v.short_names, v.meanings, v.uses, v.includes, v.header_mentions, v.definitions, v.function_groups,
    v.shim_functions, v.shim_variables, v.mentions, v.choices, v.bodies, v.declared, v.aliases, v.instances, v.discarded);
}

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

class Writer {
 public:
  template <class... T>
  void operator()(T&... values) {
    (write(values), ...);
  }
  std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xff);
  }
  template <Number T>
  void write(T& value) {
    number(static_cast<std::uint64_t>(value), sizeof(T));
  }
  void write(std::string& text) {
    number(text.size(), 4);
    out_ += text;
  }
  template <class T>
  void write(std::vector<T>& list) {
    number(list.size(), 4);
    for (T& each : list) write(each);
  }
  template <class T>
  void write(T& object) {
    members(*this, object);
  }

  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }
  bool is_whole() const { return good_ && left_.empty(); }

 private:
  std::uint64_t number(std::size_t bytes) {
    if (left_.size() < bytes) return fail();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    left_.remove_prefix(bytes);
    return value;
  }
  std::uint64_t fail() {
    good_ = false;
    left_ = {};
    return 0;
  }
  template <Number T>
  void read(T& value) {
    const std::uint64_t raw = number(sizeof(T));
    if constexpr (std::is_same_v<T, SiteKind>)
      if (raw > static_cast<std::uint64_t>(SiteKind::dependent)) fail();
    if constexpr (std::is_same_v<T, HeaderMention::Kind>)
      if (raw > static_cast<std::uint64_t>(HeaderMention::Kind::forced)) fail();
    value = static_cast<T>(raw);
  }
  void read(std::string& text) {
    const std::uint64_t size = number(4);
    if (size > left_.size()) {
      fail();
      return;
    }
    text.assign(left_.substr(0, size));
    left_.remove_prefix(size);
  }
  template <class T>
  void read(std::vector<T>& list) {
    // Each element takes at least one byte, so a length beyond the rest is damage, not a wish for memory.
    const std::uint64_t size = number(4);
    if (size > left_.size()) {
      fail();
      return;
    }
    for (std::uint64_t i = 0; i < size && good_; ++i) read(list.emplace_back());
  }
  template <class T>
  void read(T& object) {
    members(*this, object);
  }

  std::string_view left_;
  bool good_ = true;
};

// Every place must name a file that is there, or whoever follows it reads beyond the end.
bool files_exist(const Facts& facts) {
  const auto known = [&](const Range& range) { return range.file < facts.files.size() || range.empty(); };
  for (const Site& site : facts.sites)
    if (site.name.file >= facts.files.size() || !known(site.range)) return false;
  for (const Include& include : facts.includes)
    if (include.range.file >= facts.files.size() || include.target >= facts.files.size() ||
        !known(include.definition))
      return false;
  for (const ShortName& form : facts.short_names)
    if (!known(form.site)) return false;
  for (const Meaning& meaning : facts.meanings)
    if (!known(meaning.token)) return false;
  for (const HeaderMention& mention : facts.header_mentions)
    if (mention.range.file >= facts.files.size()) return false;
  for (const FunctionGroup& group : facts.function_groups)
    if (group.first.file >= facts.files.size()) return false;
  for (const Choice& choice : facts.choices)
    if (choice.file >= facts.files.size() || !known(choice.place)) return false;
  for (const Body& body : facts.bodies)
    if (body.file >= facts.files.size()) return false;
  for (const Alias& alias : facts.aliases)
    if (alias.name_range.file >= facts.files.size()) return false;
  for (const Instance& instance : facts.instances)
    if (instance.place.file >= facts.files.size()) return false;
  for (const Discarded& discarded : facts.discarded)
    if (discarded.place.file >= facts.files.size()) return false;
  for (const Use& use : facts.uses)
    if (use.user >= facts.files.size() || use.provider >= facts.files.size()) return false;
  for (const Unit& unit : facts.units)
    for (const FileId file : unit.files)
      if (file >= facts.files.size()) return false;
  return true;
}

}  // namespace

// By value: `members` serves reading too, and so takes what it may change.
std::string to_bytes(Facts facts) {
  Writer writer;
  writer(facts);
  return writer.take();
}

std::optional<Facts> from_bytes(std::string_view bytes) {
  Facts facts;
  Reader reader(bytes);
  reader(facts);
  if (!reader.is_whole() || !files_exist(facts)) return std::nullopt;
  return facts;
}

}  // namespace ssot::facts
