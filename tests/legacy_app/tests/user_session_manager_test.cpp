#include <netra/websocket_core/user_session_manager.h>

#include "netra/services/session_service.h"
#include "support/fixture.h"

namespace {

using netra::test::unique_user;
using netra::websocket_core::UserSessionManager;

TEST(UserSessionManager, a_session_keeps_its_data) {
  UserSessionManager sessions;
  const std::string user = unique_user("ann");
  const std::string id = sessions.create_session(user, {{"theme", "dark"}});
  const std::optional<json> data = sessions.get_session(id);
  ASSERT_TRUE(data.has_value());
  EXPECT_EQ(data->value("theme", ""), "dark");
}

TEST(UserSessionManager, an_update_is_merged) {
  UserSessionManager sessions;
  const std::string user = unique_user("ann");
  const auto id = sessions.create_session(user, {{"theme", "dark"}, {"size", 1}});
  const bool updated = sessions.update_session(id, {{"size", 2}});
  const auto data = sessions.get_session(id);
  ASSERT_TRUE(data);
  EXPECT_TRUE(updated);
  EXPECT_EQ((*data)["size"], 2);
  EXPECT_EQ((*data)["theme"], "dark");
}

TEST(UserSessionManager, a_closed_session_is_gone) {
  auto sessions = std::make_unique<UserSessionManager>();
  const std::string user = unique_user("ben");
  const std::string id = sessions->create_session(user, json::object());
  const bool before = sessions->is_session_active(id);
  const bool closed = sessions->close_session(id);
  const bool after = sessions->is_session_active(id);
  const bool again = sessions->close_session(id);
  EXPECT_TRUE(before);
  EXPECT_TRUE(closed);
  EXPECT_FALSE(after);
  EXPECT_FALSE(again);
}

TEST(UserSessionManager, an_unknown_session) {
  std::unique_ptr<UserSessionManager> sessions = std::make_unique<UserSessionManager>();
  const std::string unknown = unique_user("no-session");
  EXPECT_FALSE(sessions->get_session(unknown).has_value());
  const bool updated = sessions->update_session(unknown, {{"a", 1}});
  EXPECT_FALSE(updated);
}

TEST(UserSessionManager, the_sessions_of_a_user) {
  static UserSessionManager* const sessions = new UserSessionManager();
  const std::string user = unique_user("cid");
  const std::string other = unique_user("dan");
  const std::string first = sessions->create_session(user, {});
  const std::string second = sessions->create_session(user, {});
  sessions->create_session(other, {{"not", "his"}});
  const std::set<std::string> expected{first, second};
  EXPECT_EQ(sessions->get_user_sessions(user), expected);
}

TEST(SessionService, keeps_one_run_log_per_user) {
  netra::services::SessionService service;
  const std::string user = unique_user("eve");
  const std::string id = service.run_log(user);
  EXPECT_EQ(service.run_log(user), id);
  EXPECT_TRUE(service.update(id, {{"runs", {{"r1", "done"}}}}));
  EXPECT_EQ(service.read(id).value_or(json())["runs"]["r1"], "done");
  EXPECT_TRUE(service.is_open(id));
  EXPECT_TRUE(service.close(id));
  EXPECT_FALSE(service.close(id));
}

TEST(SessionService, copies_a_session) {
  auto store = netra::services::make_session_store();
  const std::string user = unique_user("fay");
  const std::string id = store->create_session(user, {{"a", 1}});
  const std::string copy = netra::services::copy_session(*store, id, user);
  EXPECT_NE(copy, id);
  const auto data = store->get_session(copy);
  ASSERT_TRUE(data);
  EXPECT_EQ(data->value("a", 0), 1);
  EXPECT_EQ(data->value("copied", false), true);
  EXPECT_EQ(netra::services::copy_session(*store, "no such session", user), "");
}

}  // namespace
