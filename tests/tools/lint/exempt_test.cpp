#include "lint/exempt.hpp"

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

TEST(Exempt, IsWhatTheProjectSaysAndNoName) {
  const Program program;
  Context context = program.context();
  context.duplicates.fakes = {"tests/fakes/**"};
  const Exempt exempt(program.rules.concepts[0], context);
  EXPECT_TRUE(exempt("app::testing::Manager", "/p/src/a.hpp")) << "the family";
  EXPECT_TRUE(exempt("x::Fake", "/p/tests/fakes/deep/fake.hpp"));
  EXPECT_TRUE(exempt("x::Old", "/p/include/old/manager.h")) << "a legacy header";
  EXPECT_TRUE(exempt("x::Own", "/p/include/app/manager.hpp"));
  EXPECT_FALSE(exempt("x::MockManager", "/p/tests/mock_manager_test.hpp"));
}

TEST(Exempt, DerivesByTextWhereABaseIsWrittenLikeTheCanonical) {
  const Program program;
  const Context context = program.context();
  const Exempt exempt(program.rules.concepts[0], context);
  EXPECT_TRUE(exempt.derives_by_text({"/p/a.hpp", 0, 1, "x::Mock", "class", {}, {"Manager"}}));
  EXPECT_FALSE(exempt.derives_by_text({"/p/a.hpp", 0, 1, "x::Mock", "class", {}, {"Other"}}));
}

}  // namespace
}  // namespace ssot::lint
