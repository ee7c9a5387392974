#include "prove/renames.hpp"

#include <gmock/gmock.h>

namespace ssot::prove {
namespace {

using facts::Holder;
using facts::Site;
using facts::SiteKind;
using rules::EntityKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

rules::Rule rule(const std::string& id, EntityKind kind, const std::string& name, const std::string& to,
                 const std::vector<rules::Parameter>& parameters = {}) {
  rules::Rule out;
  out.id = id;
  out.from.kind = kind;
  out.from.name = name;
  out.from.result = kind == EntityKind::function ? "Store&" : "int";
  out.from.parameters = parameters;
  if (!to.empty()) out.cases = {{{}, {to, to}, {}}};
  return out;
}

const rules::Rule store = rule("store", EntityKind::type, "old::Store", "fresh::Store");

rules::RuleSet world(std::vector<rules::Rule> rules) {
  rules::Concept unit;
  unit.canonical.reference = "fresh::store()";
  unit.rules = std::move(rules);
  return {{unit}};
}

std::string beyond(const rules::Rule& one, SiteKind kind = SiteKind::call, Holder holder = Holder::plain) {
  Site site;
  site.rule = one.id;
  site.kind = kind;
  site.holder = holder;
  return beyond_rename(site, world({store, one}));
}

const std::vector<rules::Parameter> two{{"int", "key", ""}, {"int", "n", "5"}};

TEST(Renames, of_types_functions_methods_and_variables) {
  EXPECT_THAT(renames_of(world({store, rule("f", EntityKind::function, "old::f", "::fresh::g( $key,  $n )", two),
                                rule("put", EntityKind::method, "old::Store::put", "$self.add($key, $n)", two),
                                rule("field", EntityKind::field, "old::Store::n", "$self.count"),
                                rule("v", EntityKind::variable, "old::v", "fresh::v")})),
              ElementsAre(Rename{"n", "count", "old::Store"}, Rename{"old::Store", "fresh::Store", ""},
                          Rename{"old::f", "fresh::g", ""}, Rename{"old::v", "fresh::v", ""},
                          Rename{"put", "add", "old::Store"}));
}

TEST(Renames, an_accessor_that_gives_a_reference) {
  rules::Rule get = rule("get", EntityKind::function, "old::get", "");
  get.instance = rules::Instance::reference;
  EXPECT_THAT(renames_of(world({get})), ElementsAre(Rename{"old::get", "fresh::store", ""}));
  EXPECT_THAT(beyond(get), IsEmpty());
  get.from.result = "Store*";
  EXPECT_THAT(renames_of(world({get})), IsEmpty());
  EXPECT_THAT(beyond(get), HasSubstr("more than another name"));
}

TEST(Renames, arguments_that_are_handed_on) {
  const auto put = [](const std::string& to) { return rule("put", EntityKind::method, "old::Store::put", to, two); };
  EXPECT_THAT(beyond(put("$self.add($key, $n)")), IsEmpty());
  for (const char* to : {"$self.add($n, $key)", "$self.add($key)", "$self.add($key, $n + 1)", "$self.add($key, $n).get()",
                         "$self.one().add($key, $n)", "fresh::add($self, $key, $n)", "!$self.add($key, $n)"})
    EXPECT_THAT(beyond(put(to)), HasSubstr("more than another name")) << to;
}

TEST(Renames, arguments_that_are_changed_on_the_way) {
  const auto put = [](const rules::Argument& how) {
    rules::Rule out = rule("put", EntityKind::method, "old::Store::put", "$self.add($key, $n)", two);
    out.arguments["n"] = how;
    return beyond(out);
  };
  EXPECT_THAT(put({"", "5", ""}), IsEmpty());
  EXPECT_THAT(put({"", "6", ""}), HasSubstr("more"));
  EXPECT_THAT(put({"Count{$}", "", ""}), HasSubstr("more"));
  EXPECT_THAT(put({"", "", "not needed"}), HasSubstr("more"));
}

TEST(Renames, cases_that_leave_the_same_default_out) {
  rules::Rule put = rule("put", EntityKind::method, "old::Store::put", "", two);
  put.cases = {{{{"n", rules::Condition::Is::absent, ""}}, {"$self.add($key)", "$self.add($key)"}, {}},
               {{{"n", rules::Condition::Is::given, ""}}, {"$self.add($key, $n)", "$self.add($key, $n)"}, {}}};
  EXPECT_THAT(beyond(put), IsEmpty());
  EXPECT_THAT(renames_of(world({put})), ElementsAre(Rename{"put", "add", "old::Store"}));
  put.cases[0].to = {"$self.more($key)", "$self.more($key)"};
  EXPECT_THAT(beyond(put), HasSubstr("more"));
}

TEST(Renames, what_is_called_instead_has_its_name_too) {
  EXPECT_THAT(renames_of(world({rule("put", EntityKind::method, "old::Store::put", "$self.add($n, $key).ok()", two),
                                rule("f", EntityKind::function, "old::f", "fresh::g($key + $n)", two),
                                rule("h", EntityKind::function, "old::h", "$key + $n", two)})),
              ElementsAre(Rename{"old::f", "fresh::g", ""}, Rename{"put", "add", "old::Store"}));
}

TEST(Renames, forms_that_are_more) {
  rules::Rule single = rule("one", EntityKind::type, "old::One", "fresh::Store");
  single.single = true;
  EXPECT_THAT(beyond(single, SiteKind::type, Holder::reference), IsEmpty());
  EXPECT_THAT(beyond(single, SiteKind::type, Holder::unique_ptr), HasSubstr("smart pointer"));
  EXPECT_THAT(beyond(single, SiteKind::value), HasSubstr("reference to the one instance"));
  rules::Rule pointer = rule("info", EntityKind::type, "old::Info", "fresh::Info");
  EXPECT_THAT(beyond(pointer, SiteKind::type, Holder::pointer), IsEmpty());
  pointer.by_pointer = "std::optional<fresh::Info>";
  EXPECT_THAT(beyond(pointer, SiteKind::type, Holder::pointer), HasSubstr("another type"));
  rules::Rule forms = rule("put", EntityKind::method, "old::Store::put", "$self.add($key, $n)", two);
  forms.cases[0].to.statement = "$self.add($key, $n).or_report()";
  EXPECT_THAT(beyond(forms), HasSubstr("more"));
}

TEST(Renames, constructors) {
  EXPECT_THAT(beyond(rule("c", EntityKind::constructor, "old::Store::Store", "fresh::Store($key, $n)", two)), IsEmpty());
  EXPECT_THAT(beyond(rule("c", EntityKind::constructor, "old::Store::Store", "fresh::Store($n, $key)", two)), HasSubstr("more"));
  rules::Rule made = rule("c", EntityKind::constructor, "old::Store::Store", "");
  made.instance = rules::Instance::construct;
  EXPECT_THAT(beyond(made, SiteKind::construct), HasSubstr("more"));
}

}  // namespace
}  // namespace ssot::prove
