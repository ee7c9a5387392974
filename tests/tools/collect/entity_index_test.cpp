#include "collect/entity_index.hpp"

#include "ast.hpp"
#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Ast;

class EntityIndexTest : public ::testing::Test {
 protected:
  std::string id_of(const clang::NamedDecl& decl) const {
    const rules::Rule* rule = index_.match(decl);
    return rule != nullptr ? rule->id : "";
  }

  rules::RuleSet rules_ = testing::rule_set();
  EntityIndex index_{rules_};
  Ast ast_{std::string(testing::old_header) + R"x(
namespace app { class Manager { bool send(int); }; namespace { class Hidden {}; } template <class T> struct Box { void f(); }; }
)x"};
};

TEST_F(EntityIndexTest, names_leave_out_inline_namespaces_and_template_arguments) {
  EXPECT_EQ(qualified_name(ast_.find("old::Manager")), "old::Manager");
  EXPECT_EQ(qualified_name(ast_.find("app::Hidden")), "app::(anonymous)::Hidden");
  EXPECT_EQ(qualified_name(ast_.find("app::Box::f")), "app::Box::f");
}

TEST_F(EntityIndexTest, a_declaration_matches_by_its_qualified_name) {
  EXPECT_EQ(id_of(ast_.find("old::Manager")), "manager");
  EXPECT_EQ(id_of(ast_.find("old::Info::user")), "info-user");
  EXPECT_EQ(id_of(ast_.find("old::Level::LOW")), "level-low");
  EXPECT_EQ(id_of(ast_.find("app::Manager")), "");
  EXPECT_EQ(id_of(ast_.find("app::Manager::send")), "");
}

TEST_F(EntityIndexTest, overloads_are_told_apart_by_their_parameters) {
  const auto& manager = ast_.find<clang::CXXRecordDecl>("old::Manager");
  std::vector<std::string> ids;
  for (const clang::CXXMethodDecl* method : manager.methods())
    if (method->getDeclName().isIdentifier() && method->getName() == "send") ids.push_back(id_of(*method));
  EXPECT_EQ(ids, (std::vector<std::string>{"send", "send-number"}));
}

// Clang writes `const` in front, wherever the header and the rule have it.
TEST(EntityIndex, overloads_are_told_apart_wherever_const_stands) {
  using enum rules::EntityKind;
  rules::Concept unit;
  unit.rules = {testing::rule("chars", function, "old::read", {{"char const*", "text", ""}}),
                testing::rule("list", function, "old::read", {{"List<char const*> const&", "text", ""}}),
                testing::rule("array", function, "old::read", {{"char const(&)[N]", "text", ""}})};
  const rules::RuleSet rules{{unit}};
  const EntityIndex index(rules);
  const Ast ast(R"x(
template <class T> struct List {};
namespace old {
void read(char*);
void read(const char*);
void read(const List<const char*>&);
template <int N> void read(const char (&)[N]);
}
)x");
  std::vector<std::string> ids;
  for (const clang::Decl* decl : ast.find<clang::NamespaceDecl>("old").decls()) {
    const auto* made = llvm::dyn_cast<clang::FunctionTemplateDecl>(decl);
    const rules::Rule* rule =
        index.match(made != nullptr ? *made->getTemplatedDecl() : *llvm::cast<clang::NamedDecl>(decl));
    ids.push_back(rule != nullptr ? rule->id : "");
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"", "chars", "list", "array"}));
}

// As Clang writes them for C++, and not `_Bool`.
TEST(EntityIndex, overloads_are_told_apart_by_builtin_types) {
  using enum rules::EntityKind;
  rules::Concept unit;
  unit.rules = {testing::rule("flag", function, "old::put", {{"bool", "sign", ""}}),
                testing::rule("number", function, "old::put", {{"unsigned int", "n", ""}})};
  const rules::RuleSet rules{{unit}};
  const EntityIndex index(rules);
  const Ast ast("struct Options { bool sign; };\n"
                "namespace old { void put(const Options&); void put(bool); void put(unsigned); }\n");
  std::vector<std::string> ids;
  for (const clang::Decl* decl : ast.find<clang::NamespaceDecl>("old").decls()) {
    const rules::Rule* rule = index.match(*llvm::cast<clang::NamedDecl>(decl));
    ids.push_back(rule != nullptr ? rule->id : "");
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"", "flag", "number"}));
}

TEST(EntityIndex, a_builtin_type_has_several_names) {
  using enum rules::EntityKind;
  rules::Concept unit;
  unit.rules = {testing::rule("a", function, "old::put", {{"unsigned", "n", ""}}),
                testing::rule("b", function, "old::put", {{"long unsigned int", "n", ""}}),
                testing::rule("c", function, "old::put", {{"short int const&", "n", ""}}),
                testing::rule("d", function, "old::put", {{"signed long long int", "n", ""}}),
                testing::rule("e", function, "old::put", {{"signed char", "n", ""}})};
  const rules::RuleSet rules{{unit}};
  const EntityIndex index(rules);
  const Ast ast("namespace old { void put(unsigned int); void put(unsigned long); void put(const short&); "
                "void put(long long); void put(signed char); void put(char); }\n");
  std::vector<std::string> ids;
  for (const clang::Decl* decl : ast.find<clang::NamespaceDecl>("old").decls()) {
    const rules::Rule* rule = index.match(*llvm::cast<clang::NamedDecl>(decl));
    ids.push_back(rule != nullptr ? rule->id : "");
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"a", "b", "c", "d", "e", ""}));
}

// The only rule of fitting arity is not the rule of every overload.
TEST(EntityIndex, an_overload_without_a_rule_is_not_taken_by_the_rule_of_another) {
  using enum rules::EntityKind;
  rules::Concept unit;
  rules::Rule at = testing::rule("at", method, "old::List::at", {{"int", "index", ""}});
  at.from.is_const = true;
  unit.rules = {testing::rule("list", type, "old::List"), at,
                testing::rule("put", method, "old::List::put", {{"int", "key", ""}}),
                testing::rule("free", function, "old::free_one", {{"Alias", "key", ""}})};
  const rules::RuleSet rules{{unit}};
  const EntityIndex index(rules);
  const Ast ast(R"x(
namespace old {
struct List {
  void put(int key);
  void put(const char* key);
  template <class T> void put(T key);
  int& at(int index);
  int at(int index) const;
};
void free_one(int key);
void free_one(int key, int times);
}
void use(old::List& list) { list.put(1.0); }
)x");
  std::vector<std::string> ids;
  for (const clang::Decl* decl : ast.find<clang::CXXRecordDecl>("old::List").decls()) {
    const clang::FunctionDecl* function = decl->getAsFunction();
    if (function == nullptr || function->isImplicit()) continue;
    const rules::Rule* rule = index.match(*function);
    ids.push_back(rule != nullptr ? rule->id : "");
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"put", "", "", "", "at"}));
  // Declared once with this arity: the rule's alias is not compared as text.
  EXPECT_EQ(index.match(ast.find("old::free_one"))->id, "free");
}

// A member is used only where its class is declared: `send` in a unit that never spells the class is another's.
TEST_F(EntityIndexTest, members_select_no_translation_unit) {
  EXPECT_TRUE(index_.selecting_names().contains("Manager"));
  EXPECT_TRUE(index_.selecting_names().contains("get_manager"));
  EXPECT_TRUE(index_.selecting_names().contains("OLD_MANAGER"));
  for (const char* member : {"send", "user", "LOW"}) EXPECT_FALSE(index_.selecting_names().contains(member)) << member;
}

TEST_F(EntityIndexTest, paths_match_at_whole_components) {
  EXPECT_TRUE(index_.is_legacy_header("/p/include/old.h"));
  EXPECT_FALSE(index_.is_legacy_header("/p/include/very_old.h"));
  EXPECT_TRUE(index_.is_legacy_implementation("/p/src/old.cpp"));
  EXPECT_FALSE(index_.is_legacy_implementation("/p/resrc/old.cpp"));
}

TEST_F(EntityIndexTest, macros_and_roots) {
  ASSERT_NE(index_.match_macro("OLD_MANAGER"), nullptr);
  EXPECT_EQ(index_.match_macro("MANAGER"), nullptr);
  EXPECT_TRUE(index_.is_composition_root("app::compose"));
  EXPECT_TRUE(index_.is_known_name("sweep"));
}

TEST(EntityIndex, knows_by_what_the_one_instance_is_reached_and_made) {
  rules::RuleSet rules = testing::rule_set();
  rules.concepts[0].canonical.create = "one::bind(one::Hub::create())";
  rules.concepts[0].composition_roots[0].create = "one::bind_tool(one::hub())";
  const EntityIndex index(rules);
  for (const char* name : {"one::bind", "one::Hub::create", "one::bind_tool"}) EXPECT_TRUE(index.is_maker(name)) << name;
  EXPECT_TRUE(index.is_accessor("one::hub"));
  EXPECT_FALSE(index.is_maker("one::hub")) << "what only reaches it makes none";
  EXPECT_FALSE(index.is_maker("one::Hub"));
}

TEST_F(EntityIndexTest, a_class_in_a_manager_is_of_it) {
  EXPECT_TRUE(index_.is_of_a_manager("one::Hub"));
  EXPECT_TRUE(index_.is_of_a_manager("old::Manager::Impl::Queue"));
  EXPECT_FALSE(index_.is_of_a_manager("old::Other"));
  EXPECT_FALSE(index_.is_of_a_manager("one"));
  EXPECT_TRUE(index_.manager_words().contains("Hub"));
}

}  // namespace
}  // namespace ssot::collect
