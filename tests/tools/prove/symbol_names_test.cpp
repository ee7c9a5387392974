#include "prove/symbol_names.hpp"

#include <gmock/gmock.h>

namespace ssot::prove {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

// old::Store => fresh::Box, put => add, old::get => fresh::box.
const std::vector<Rename> renames{{"old::Store", "fresh::Box", {}},
                                  {"old::get", "fresh::box", {}},
                                  {"put", "add", "old::Store"},
                                  {"the_store", "fresh::one", {}}};

std::string key(const std::string& symbol) {
  const std::vector<std::string> keys = SymbolNames(renames).keys(symbol);
  return keys.size() == 1 ? keys.front() : "";
}

TEST(SymbolNames, a_legacy_name_becomes_the_canonical_one) {
  EXPECT_EQ(key("_ZN3old5Store3putEi"), "fresh::Box::add(int)");
  EXPECT_EQ(key("_ZN3old5Store3putEi"), key("_ZN5fresh3Box3addEi"));
  EXPECT_EQ(key("_ZN3old3getEv"), key("_ZN5fresh3boxEv"));
  EXPECT_EQ(key("the_store"), "the_store");
  EXPECT_EQ(key("_Z4bothRN3old5StoreERKS0_"), key("_Z4bothRN5fresh3BoxERKS0_"));
}

TEST(SymbolNames, another_overload_stays_another) {
  EXPECT_NE(key("_ZN3old5Store3putEi"), key("_ZN5fresh3Box3addEl"));
  EXPECT_NE(key("_ZN3old5Store3putEi"), key("_ZNK5fresh3Box3addEi"));
}

// What makes one way differ from an equivalence: two canonical names are never one.
TEST(SymbolNames, renaming_goes_one_way) {
  EXPECT_EQ(key("_ZN5fresh3Box3putEi"), "fresh::Box::put(int)");
  EXPECT_NE(key("_ZN3old5Store3putEi"), key("_ZN5fresh3Box3putEi"));
}

TEST(SymbolNames, only_whole_qualified_names) {
  EXPECT_EQ(key("_ZN4mine3old5Store3putEi"), "mine::old::Store::put(int)");
  EXPECT_EQ(key("_ZN3old6Storey3putEi"), "old::Storey::put(int)");
  EXPECT_EQ(key("_ZN12_GLOBAL__N_13old5Store3putEi"), "(anonymous namespace)::old::Store::put(int)");
  EXPECT_EQ(key("_ZN5other5Store3putEi"), "other::Store::put(int)");
  EXPECT_EQ(key("_ZN3old4get2Ev"), "old::get2()");
}

TEST(SymbolNames, wherever_it_stands) {
  EXPECT_EQ(key("_ZTVN3old5StoreE"), "vtable for fresh::Box");
  EXPECT_EQ(key("_ZTIN3old5StoreE"), key("_ZTIN5fresh3BoxE"));
  EXPECT_EQ(key("_ZSt4moveIRN3old5StoreEEvOT_"), key("_ZSt4moveIRN5fresh3BoxEEvOT_"));
  EXPECT_EQ(key("_ZZN3old5Store3putEiE1n"), "fresh::Box::add(int)::n");
  EXPECT_EQ(key("_ZN3old5Store4ItemC1Ev"), "fresh::Box::Item::Item() {C1}");
  EXPECT_EQ(key("DW.ref._ZTIN3old5StoreE"), "DW.ref.typeinfo for fresh::Box");
  EXPECT_EQ(key("_ZN3old5Store3putEi.cold"), "fresh::Box::add(int) (.cold)");
}

TEST(SymbolNames, constructors_take_the_name_of_the_class_and_keep_their_kind) {
  EXPECT_EQ(key("_ZN3old5StoreC1Ei"), "fresh::Box::Box(int) {C1}");
  EXPECT_EQ(key("_ZN3old5StoreD0Ev"), key("_ZN5fresh3BoxD0Ev"));
  EXPECT_NE(key("_ZN3old5StoreC1Ei"), key("_ZN5fresh3BoxC2Ei"));
  EXPECT_NE(key("_ZN3old5StoreD0Ev"), key("_ZN5fresh3BoxD2Ev"));
}

TEST(SymbolNames, local_entities_of_one_name_are_told_apart) {
  EXPECT_NE(key("_ZZ1fvE1n_0"), key("_ZZ1fvE1n"));
  EXPECT_NE(key("_ZZ1fvE1n_0"), key("_ZZ1fvE1n_1"));
}

TEST(SymbolNames, members_of_a_template_keep_its_arguments) {
  const SymbolNames names({{"old::Vec", "fresh::List", {}}, {"put", "add", "old::Vec"}, {"old::Store", "fresh::Box", {}}});
  EXPECT_THAT(names.keys("_ZN3old3VecINS_5StoreEE3putES1_"),
              ElementsAre("fresh::List<fresh::Box>::add(fresh::Box)"));
  EXPECT_EQ(names.keys("_ZN3old3VecINS_5StoreEE3putES1_"), names.keys("_ZN5fresh4ListINS_3BoxEE3addES1_"));
}

TEST(SymbolNames, inline_namespaces_are_passed_over_where_they_are_known) {
  const SymbolNames names(renames, {"v1"});
  EXPECT_THAT(names.keys("_ZN5fresh2v13Box3addEi"), ElementsAre("fresh::Box::add(int)"));
  EXPECT_THAT(names.keys("_ZN3old2v15Store3putEi"), ElementsAre("fresh::Box::add(int)"));
  EXPECT_THAT(SymbolNames(renames).keys("_ZN5fresh2v13Box3addEi"), ElementsAre("fresh::v1::Box::add(int)"));
}

TEST(SymbolNames, overloads_that_become_different_names_are_known_by_either) {
  const SymbolNames names({{"old::Store", "fresh::Box", {}}, {"put", "add", "old::Store"}, {"put", "add_text", "old::Store"},
                           {"old::f", "fresh::g", {}}, {"old::f", "fresh::h", {}}});
  EXPECT_THAT(names.keys("_ZN3old5Store3putEi"), UnorderedElementsAre("fresh::Box::add(int)", "fresh::Box::add_text(int)"));
  EXPECT_THAT(names.keys("_ZN3old1fEv"), UnorderedElementsAre("fresh::g()", "fresh::h()"));
}

TEST(SymbolNames, initialisers_are_known_whatever_they_are_called_after) {
  EXPECT_EQ(key("_GLOBAL__sub_I__ZN3old5Store3putEi"), key("_GLOBAL__sub_I_a.cpp"));
}

TEST(SymbolNames, texts_that_differ_in_a_renamed_name_alone) {
  const SymbolNames names(renames);
  EXPECT_TRUE(names.same_text("void f(old::Store&)", "void f(fresh::Box&)"));
  EXPECT_TRUE(names.same_text("store.put(1) > 0", "store.add(1) > 0"));
  EXPECT_FALSE(names.same_text("store.put(1) > 0", "store.add(2) > 0"));
  EXPECT_FALSE(names.same_text("put", "place"));
}

TEST(SymbolNames, readable) {
  EXPECT_EQ(SymbolNames::readable("_ZN3old5Store3putEi"), "old::Store::put(int)");
  EXPECT_EQ(SymbolNames::readable(".gcc_except_table._Z3usev"), "exception table of use()");
  EXPECT_EQ(SymbolNames::readable("main"), "main");
  EXPECT_EQ(SymbolNames::readable("_GLOBAL__sub_I_a.cpp"), "static initialisers");
}

}  // namespace
}  // namespace ssot::prove
