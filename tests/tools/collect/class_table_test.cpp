#include "collect/class_table.hpp"

#include <gmock/gmock.h>

namespace ssot::collect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const facts::LexicalClass& named(const facts::ClassTable& table, const std::string& name) {
  static const facts::LexicalClass none;
  for (const facts::LexicalClass& each : table.classes)
    if (each.name == name) return each;
  ADD_FAILURE() << "there is no " << name;
  return none;
}

TEST(ClassTable, MethodsThatArePublicWithTheirScope) {
  const std::string text = R"(
namespace a::b {
template <class T, class U = V<T>>
class EXPORT Hub final : public x::Base<T>, private Other {
  void secret();
 public:
  explicit Hub(int n) : n_{n}, m_(n) { start(); }
  ~Hub();
  [[nodiscard]] virtual bool send(const std::map<int, V<T>>& to) const noexcept = 0;
  auto join(int a = f(1)) -> int;
  void close() override;
  static Hub& get() { return one(); }
  std::function<void(int)> callback_;
  Hub& operator=(const Hub&) = delete;
  struct Inner { void deep(); };
 private:
  void hidden();
};
}  // namespace a::b
)";
  const facts::ClassTable table = classes_of("/p/a.hpp", text);
  const facts::LexicalClass& hub = named(table, "a::b::Hub");
  EXPECT_THAT(hub.methods, ElementsAre("get", "join", "send"));
  EXPECT_THAT(hub.bases, ElementsAre("Base", "Other"));
  EXPECT_EQ(text.substr(hub.begin, hub.end - hub.begin), "Hub");
  EXPECT_THAT(named(table, "a::b::Hub::Inner").methods, ElementsAre("deep"));
  EXPECT_THAT(hub.calls, testing::IsSupersetOf({"one", "start"}));
}

TEST(ClassTable, EveryBranchIsReadFromTheScopeThatTheConditionBeganIn) {
  const facts::ClassTable table = classes_of("/p/a.hpp", R"(
#if A
class One { public: void a();
#else
class Two { public: void b();
#endif
  void c();
};
#ifdef NEVER
struct Three { void d(); };
#endif
struct Four { void e(); };
)");
  EXPECT_THAT(named(table, "One").methods, ElementsAre("a"));
  EXPECT_THAT(named(table, "Two").methods, ElementsAre("b", "c"));
  EXPECT_THAT(named(table, "Three").methods, ElementsAre("d"));
  EXPECT_THAT(named(table, "Four").methods, ElementsAre("e"));
}

TEST(ClassTable, AMacrosBodyIsReadLikeAFile) {
  const facts::ClassTable table = classes_of("/p/a.hpp", "#define MAKE(NAME, X) class NAME { \\\n public: \\\n void send(); \\\n };\nint x;\n");
  EXPECT_THAT(named(table, "NAME").methods, ElementsAre("send"));
  EXPECT_EQ(named(table, "NAME").macro, "MAKE");
}

TEST(ClassTable, FunctionsOfANamespaceAreOneEntry) {
  const facts::ClassTable table = classes_of("/p/a.inc", "void join(int);\nnamespace wire { bool send(int) { return f(); } static int g(); }\nint Other::member() {}\n");
  EXPECT_THAT(named(table, "").methods, ElementsAre("join"));
  EXPECT_THAT(named(table, "wire").methods, ElementsAre("g", "send"));
  EXPECT_EQ(named(table, "wire").keyword, "namespace");
}

TEST(ClassTable, EnumsAliasesFriendsAndForwardDeclarationsAreNoClasses) {
  EXPECT_THAT(classes_of("/p/a.hpp", "class A; enum class B { x }; using C = class D; friend class E; struct F* g; "
                                     "template <class G> using H = I<G>;").classes,
              IsEmpty());
}

std::string body(const std::string& a, const std::string& b) {
  std::string out = "{";
  for (int i = 0; i < 8; ++i) out += " if (" + a + " == 3) " + b + " = " + a + " + 1;";
  return out + " }";
}

TEST(ClassTable, BodiesAreEqualWhereNamesAloneAreOther) {
  const facts::ClassTable table = classes_of("/p/a.cpp", "namespace n { class A { void f() " + body("x", "y") + " };\n" +
                                                             "void B::g() " + body("u", "v") + "\nvoid B::h() { return; } }\n" +
                                                             "void B::k() { while (true) " + body("u", "v") + " }");
  ASSERT_EQ(table.bodies.size(), 3U) << "a short one is none";
  EXPECT_EQ(table.bodies[0].owner, "n::A");
  EXPECT_EQ(table.bodies[1].owner, "n::B");
  EXPECT_EQ(table.bodies[0].hash, table.bodies[1].hash);
  EXPECT_NE(table.bodies[0].hash, table.bodies[2].hash);
}

TEST(ClassTable, WhatIsBrokenEndsToo) {
  for (const char* text : {"class", "class A {", "class A : B", "#define", "#define F(", "namespace", "template <", "void f(", "}}}",
                           "#else\n#endif\n}", "class A { void f() {", "using", "extern \"C\" {", "enum", "x = {", "class A<"})
    classes_of("/p/a.hpp", text);
}

TEST(ClassTable, ReadsCppFilesAlone) {
  MemoryDisk disk;
  disk.files = {{"/p/a.hpp", "class A { void f(); };"}, {"/p/b.md", "class B { void f(); };"}};
  const facts::ClassTable table = class_table({"/p/a.hpp", "/p/b.md", "/p/gone.cpp"}, disk, 2);
  ASSERT_EQ(table.classes.size(), 1U);
  EXPECT_EQ(table.classes[0].file, "/p/a.hpp");
  EXPECT_TRUE(has_token("MAKE(x)", {"MAKE"}));
  EXPECT_FALSE(has_token("// MAKE(x)\n\"MAKE\"", {"MAKE"}));
}

}  // namespace
}  // namespace ssot::collect
