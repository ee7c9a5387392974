#include "plan/holes.hpp"

#include <algorithm>
#include <variant>

#include "plan/cases.hpp"
#include "plan/evaluation_order.hpp"
#include "rules/template_text.hpp"

namespace ssot::plan {
namespace {

using facts::Access;
using facts::Argument;
using facts::Range;
using facts::Site;

class Filler {
 public:
  Filler(const Site& site, const DraftContext& context) : site_(site), context_(context) {}

  Filled fill(const std::string& text) {
    std::vector<std::string> names;
    for (const rules::Parameter& parameter : context_.rule->from.parameters) names.push_back(parameter.name);
    auto parsed = rules::parse_replacement(text, names, true);
    const auto* pieces = std::get_if<rules::Pieces>(&parsed);
    if (pieces == nullptr) {
      filled_.reason = "the rule's replacement cannot be read";
      return std::move(filled_);
    }
    for (const rules::Piece& piece : *pieces)
      if (piece.kind == rules::Piece::Kind::hole) order_.push_back(piece.text);
    for (std::size_t i = 0; i < pieces->size(); ++i) add(*pieces, i);
    if (needs_parentheses(EvaluationOrder(filled_.with_holes).top(), site_.around)) enclose();
    filled_.fragments = std::move(out_);
    return std::move(filled_);
  }

 private:
  void enclose() {
    if (filled_.keeps_object) {
      const bool arrow = site_.access == Access::arrow && !context_.object_is_instance;
      out_.insert(out_.begin(), {{{}, site_.object, true}, {arrow ? "->" : ".", {}, false}});
      filled_.keeps_object = false;
    }
    out_.insert(out_.begin(), {"(", {}, false});
    out_.push_back({")", {}, false});
  }

  static char before(const rules::Pieces& pieces, std::size_t i) {
    return i == 0 || pieces[i - 1].text.empty() || pieces[i - 1].kind != rules::Piece::Kind::text
               ? '('
               : last_visible(pieces[i - 1].text);
  }
  static char after(const rules::Pieces& pieces, std::size_t i) {
    return i + 1 >= pieces.size() || pieces[i + 1].kind != rules::Piece::Kind::text
               ? ')'
               : pieces[i + 1].text.front();
  }
  static char last_visible(const std::string& text) {
    const std::size_t at = text.find_last_not_of(' ');
    return at == std::string::npos ? '(' : text[at];
  }
  static bool is_delimited(char left, char right) {
    return std::string_view("({[,=").find(left) != std::string_view::npos &&
           std::string_view(")}],;").find(right) != std::string_view::npos;
  }

  void text(std::string part) {
    filled_.with_holes += part;
    put(std::move(part));
  }
  void put(std::string part) {
    if (!out_.empty() && !out_.back().is_source)
      out_.back().text += part;
    else if (!part.empty())
      out_.push_back({std::move(part), {}, false});
  }
  void source(const Range& range) { out_.push_back({{}, range, true}); }

  // `.limit = ` or `.limit{` in front of the hole: "limit".
  static std::string designator_before(const rules::Pieces& pieces, std::size_t i) {
    if (i == 0 || pieces[i - 1].kind != rules::Piece::Kind::text) return {};
    std::string_view text = pieces[i - 1].text;
    const auto drop_blanks = [&] { text = text.substr(0, text.find_last_not_of(' ') + 1); };
    drop_blanks();
    if (!text.ends_with('=') && !text.ends_with('{')) return {};
    text.remove_suffix(1);
    drop_blanks();
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos) return {};
    const std::size_t around = text.find_last_not_of(' ', dot == 0 ? 0 : dot - 1);
    const bool begins = dot > 0 && around != std::string_view::npos && (text[around] == '{' || text[around] == ',');
    return begins ? std::string(text.substr(dot + 1)) : std::string();
  }

  void add(const rules::Pieces& pieces, std::size_t i) {
    const rules::Piece& piece = pieces[i];
    switch (piece.kind) {
      case rules::Piece::Kind::text:
        return text(piece.text);
      case rules::Piece::Kind::member:
        return add_member(i == 0);
      case rules::Piece::Kind::self:
        return add_self(is_delimited(before(pieces, i), after(pieces, i)));
      case rules::Piece::Kind::hole:
        designator_ = designator_before(pieces, i);
        return add_hole(piece.text, is_delimited(before(pieces, i), after(pieces, i)));
      case rules::Piece::Kind::value:
        return;
    }
  }

  void add_member(bool first) {
    filled_.with_holes += "$self.";
    if (site_.access == Access::implicit) return;
    if (site_.access == Access::none) {
      filled_.reason = "there is no object to call it on";
      return;
    }
    // In (x.f()).get() the parenthesis before the object goes too.
    if (first && !site_.access_token.empty() && site_.range.begin == site_.object.begin) {
      filled_.keeps_object = true;
      return;
    }
    const bool arrow = site_.access == Access::arrow && !context_.object_is_instance;
    if (!site_.object_primary) put("(");
    source(site_.object);
    if (!site_.object_primary) put(")");
    put(arrow ? "->" : ".");
  }

  void add_self(bool delimited) {
    filled_.with_holes += "$self";
    if (site_.access == Access::implicit) return put(delimited ? "*this" : "(*this)");
    const bool dereference = site_.access == Access::arrow && !context_.object_is_instance;
    if (!dereference && (site_.object_primary || delimited)) return source(site_.object);
    if (!delimited) put("(");
    if (dereference) put("*");
    if (!site_.object_primary && dereference) put("(");
    source(site_.object);
    if (!site_.object_primary && dereference) put(")");
    if (!delimited) put(")");
  }

  void add_hole(const std::string& name, bool delimited) {
    const Argument* argument = argument_of(site_, name);
    const auto rule = context_.rule->arguments.find(name);
    const rules::Argument* how = rule == context_.rule->arguments.end() ? nullptr : &rule->second;
    if (argument == nullptr || argument->is_default) {
      if (how != nullptr && !how->when_default.empty()) return text(how->when_default);
      if (argument == nullptr || argument->range.empty()) {
        filled_.reason = "the argument `" + name + "` is not given, and the rule has no default for it";
        return;
      }
    }
    if (how == nullptr || how->wrap.empty()) return add_argument(*argument, delimited, /*wrapped=*/false);
    auto parsed = rules::parse_wrap(how->wrap);
    const auto* pieces = std::get_if<rules::Pieces>(&parsed);
    if (pieces == nullptr) {
      filled_.reason = "the rule's wrap for `" + name + "` cannot be read";
      return;
    }
    for (std::size_t i = 0; i < pieces->size(); ++i) {
      if ((*pieces)[i].kind == rules::Piece::Kind::text)
        text((*pieces)[i].text);
      else
        add_argument(*argument, is_delimited(before(*pieces, i), after(*pieces, i)), /*wrapped=*/true);
    }
  }

  // {x} in another place may be a copy of x, or a list that holds it: where a reference was bound to x, x is
  // what is meant. A wrap may make a type of its own, and which of its constructors a list is for, not all
  // compilers agree.
  bool add_braces(const Argument& argument, bool wrapped) {
    if (argument.element.empty()) {
      if (wrapped && !argument.type.empty()) put(argument.type);
      return true;
    }
    if (argument.by_value) {
      filled_.reason =
          "compilers read the braces of `" + argument.parameter + "` as a copy, or as a list of one element";
      return false;
    }
    source(argument.element);
    return false;
  }

  void add_argument(const Argument& argument, bool delimited, bool wrapped) {
    filled_.with_holes += "$" + argument.parameter;
    const bool enclose = argument.form == facts::ArgumentForm::other && !delimited;
    const Argument* before = neighbour(argument, -1);
    const bool follows = !argument.line_end.empty() && before != nullptr && before->parameter == last_;
    if (argument.form == facts::ArgumentForm::braces && !add_braces(argument, wrapped)) return;
    if (enclose) put("(");
    source_of(argument, follows ? argument.line_end.begin : argument.range.begin);
    if (enclose) put(")");
    last_ = argument.parameter;
    if (const Argument* behind = neighbour(argument, 1);
        behind != nullptr && !behind->line_end.empty() && !is_next(behind->parameter)) {
      put(" ");
      source(behind->line_end);
    }
  }

  // Where a designator says the name, a comment that says no more goes.
  void source_of(const Argument& argument, std::uint32_t begin) {
    const Range& comment = argument.name_comment;
    const bool is_said = !comment.empty() && argument.said_name == designator_ && comment.begin >= begin;
    if (is_said && comment.begin > begin) source({argument.range.file, begin, comment.begin});
    source({argument.range.file, is_said ? comment.end : begin, argument.range.end});
  }

  // The argument that is written before or behind this one in the old text.
  const Argument* neighbour(const Argument& argument, int step) const {
    std::vector<const Argument*> written;
    for (const Argument& each : site_.arguments)
      if (!each.range.empty()) written.push_back(&each);
    std::sort(written.begin(), written.end(),
              [](const Argument* a, const Argument* b) { return a->range < b->range; });
    const auto at = std::find(written.begin(), written.end(), &argument) - written.begin() + step;
    return at < 0 || at >= std::ssize(written) ? nullptr : written[static_cast<std::size_t>(at)];
  }

  // Whether the argument of that parameter is the next one in the new text.
  bool is_next(const std::string& parameter) const {
    const auto at = std::find(order_.begin(), order_.end(), last_);
    return at != order_.end() && at + 1 != order_.end() && *(at + 1) == parameter;
  }

  std::vector<std::string> order_;  // of the holes
  std::string last_;                // the parameter whose argument was put in last
  std::string designator_;          // of the field that the hole stands for; empty: of none
  const Site& site_;
  const DraftContext& context_;
  std::vector<Fragment> out_;
  Filled filled_;
};

}  // namespace

Filled fill_holes(const std::string& text, const Site& site, const DraftContext& context) {
  return Filler(site, context).fill(text);
}

}  // namespace ssot::plan
