#include "collect/type_flow.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;

Unit with(const std::string& text) {
  return Unit("#include \"old.h\"\n#include \"standard.h\"\n" + text);
}

TEST(TypeFlow, initialisation_argument_return_and_assignment_join) {
  const Unit unit(with(R"x(
void callee(old::Manager* parameter);
old::Manager* given(old::Manager* source) {
  old::Manager* copied = source;
  callee(copied);
  old::Manager* assigned = nullptr;
  assigned = copied;
  return assigned;
}
old::Manager* apart;
)x"));
  for (const char* end : {"copied", "parameter", "assigned", "given"})
    EXPECT_TRUE(unit.joined(unit.node("source"), unit.node(end))) << end;
  EXPECT_FALSE(unit.joined(unit.node("source"), unit.node("apart")));
}

TEST(TypeFlow, a_field_goes_with_what_stands_for_it_in_a_braced_list) {
  const Unit unit(with("struct Parts { int number; old::Manager* part; };\n"
                       "Parts make(old::Manager* given) { return {1, given}; }\n"));
  EXPECT_TRUE(unit.joined(unit.node("part;"), unit.node("given")));
}

TEST(TypeFlow, an_aggregate_with_a_base_counts_its_fields_behind_it) {
  const Unit unit(with("struct Base { int number; };\nstruct Parts : Base { old::Manager* part; };\n"
                       "Parts make(old::Manager* given) { return {{1}, given}; }\n"));
  EXPECT_TRUE(unit.joined(unit.node("part;"), unit.node("given")));
}

TEST(TypeFlow, a_constructor_called_through_make_unique_joins) {
  const Unit unit(with("struct Service { explicit Service(old::Manager& wanted); };\n"
                       "void f(old::Manager& given) { auto s = std::make_unique<Service>(given); }\n"));
  EXPECT_TRUE(unit.joined(unit.node("wanted"), unit.node("given")));
}

TEST(TypeFlow, a_container_goes_with_what_is_put_in) {
  const Unit unit(with("void f(std::vector<old::Manager*>& all, old::Manager* one) { all.push_back(one); }\n"));
  EXPECT_TRUE(unit.joined(unit.node("all"), unit.node("one")));
}

TEST(TypeFlow, redeclarations_and_overrides_are_one) {
  const Unit unit(with(R"x(
void declared(old::Manager& early);
void declared(old::Manager& late) {}
struct Base { virtual void f(old::Manager& above); };
struct Derived : Base { void f(old::Manager& below) override; };
)x"));
  EXPECT_TRUE(unit.joined(unit.node("early"), unit.node("late")));
  EXPECT_TRUE(unit.joined(unit.node("above"), unit.node("below")));
}

TEST(TypeFlow, an_alias_of_the_project_goes_with_its_users) {
  const Unit unit(with("using Mine = old::Manager;\nvoid f(Mine& user);\n"));
  EXPECT_TRUE(unit.joined(unit.node("Mine"), unit.node("user")));
}

TEST(TypeFlow, a_pointer_to_a_member_goes_with_what_holds_it) {
  const Unit unit(with("void (old::Manager::*holder)() = &old::Manager::sweep;\n"));
  EXPECT_TRUE(unit.joined(unit.node("holder"), unit.node("sweep")));
}

TEST(TypeFlow, two_calls_of_an_accessor_stay_apart) {
  const Unit unit(with("void f() { old::Manager& first = old::get_manager(); old::Manager& other = old::get_manager(); }"));
  EXPECT_FALSE(unit.joined(unit.node("first"), unit.node("other")));
}

}  // namespace
}  // namespace ssot::collect
