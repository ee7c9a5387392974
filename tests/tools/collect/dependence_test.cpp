#include "collect/dependence.hpp"

#include <gtest/gtest.h>

#include "ast.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

TEST(Dependence, a_seed_reaches_what_depends_on_it_and_nothing_else) {
  Dependence graph;
  const NodeId seed = graph.add(), near = graph.add(), far = graph.add(), other = graph.add();
  graph.edge(near, seed);
  graph.edge(far, near);
  graph.edge(other, no_node);
  graph.edge(seed, far);  // a circle
  graph.seed(seed);
  const std::vector<bool> reached = graph.reached();
  EXPECT_TRUE(reached[seed] && reached[near] && reached[far]);
  EXPECT_FALSE(reached[other]);
  EXPECT_FALSE(reached[no_node]);
}

// Nodes of a piece of C++ in /p/a.cpp.
class Declarations {
 public:
  explicit Declarations(const std::string& text)
      : ast_(text),
        index_(rules_),
        map_(ast_.context().getSourceManager(), ast_.context().getLangOpts(), territory_, facts_),
        nodes_(index_, map_, graph_) {}

  NodeId of(const std::string& name) { return nodes_.of(ast_.find(name)); }
  NodeId shown_by(const std::string& name) { return nodes_.shown_by(ast_.find(name)); }
  template <class Decl>
  NodeId of_decl(const Decl& decl) {
    return nodes_.of(decl);
  }
  const testing::Ast& ast() const { return ast_; }
  bool is_reached(NodeId node) const { return graph_.reached()[node]; }

 private:
  testing::Ast ast_;
  rules::RuleSet rules_ = testing::rule_set();
  EntityIndex index_;
  Territory territory_{"/p", {}};
  facts::Facts facts_;
  SourceMap map_;
  Dependence graph_;
  DeclarationNodes nodes_;
};

TEST(DeclarationNodes, overloads_are_one_and_fields_are_their_own) {
  Declarations nodes("struct A { int x; int y; }; void take(int); namespace n { void take(long); } struct B { void take(int); };");
  EXPECT_EQ(nodes.of("::take"), nodes.of("n::take"));
  EXPECT_NE(nodes.of("::take"), nodes.of("B::take"));
  EXPECT_NE(nodes.of("A::x"), nodes.of("A::y"));
}

TEST(DeclarationNodes, a_class_is_what_it_shows_and_the_whole_of_it) {
  Declarations nodes("struct A { int x; };");
  EXPECT_NE(nodes.of("A"), nodes.shown_by("A"));
  EXPECT_EQ(nodes.of("A::x"), nodes.shown_by("A::x"));
}

TEST(DeclarationNodes, an_instance_is_its_template) {
  Declarations nodes("template <class T> struct Box { T in; T get(); }; Box<int> box; int n = box.get();");
  const auto& box = nodes.ast().find<clang::VarDecl>("box");
  const clang::CXXRecordDecl& instance = *box.getType()->getAsCXXRecordDecl();
  EXPECT_EQ(nodes.of_decl(instance), nodes.of("Box"));
  EXPECT_EQ(nodes.of_decl(**instance.field_begin()), nodes.of("Box::in"));
}

TEST(DeclarationNodes, legacy_entities_and_names_of_replacements_are_seeds) {
  Declarations nodes("namespace old { class Manager {}; } namespace app { void hub(); void other(); } namespace one { struct Hub {}; }");
  const NodeId legacy = nodes.shown_by("old::Manager"), whole = nodes.of("old::Manager"), called_so = nodes.of("app::hub"),
               other = nodes.of("app::other"), canonical = nodes.of("one::Hub");
  EXPECT_TRUE(nodes.is_reached(legacy));
  EXPECT_TRUE(nodes.is_reached(whole));
  EXPECT_TRUE(nodes.is_reached(called_so));
  EXPECT_FALSE(nodes.is_reached(other));
  EXPECT_FALSE(nodes.is_reached(canonical));
}

}  // namespace
}  // namespace ssot::collect
