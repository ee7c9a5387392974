#include "net/handshake_policy.hpp"

#include <gtest/gtest.h>

#include <boost/beast/http/verb.hpp>

namespace ssot::net {
namespace {

namespace http = boost::beast::http;

UpgradeRequest request(const std::string& target, bool upgrade = true) {
  UpgradeRequest made{http::verb::get, target, 11};
  made.set(http::field::host, "x");
  if (upgrade) {
    made.set(http::field::connection, "Upgrade");
    made.set(http::field::upgrade, "websocket");
    made.set(http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ==");
    made.set(http::field::sec_websocket_version, "13");
  }
  return made;
}

class HandshakePolicyTest : public ::testing::Test {
 protected:
  HandshakePolicyTest() {
    options_.authenticate = [this](const HandshakeRequest& asked) -> Admission {
      ++asked_;
      return Identity{UserId{asked.query("user").value_or("nobody")}};
    };
    hooks_.readiness = [this] { return Readiness{ready_, {{"services", {{"db", "stopped"}}}}}; };
    hooks_.callback_failed = [this](const char*, std::exception_ptr) { ++failed_; };
  }
  HandshakeAnswer judged(const UpgradeRequest& r) { return judge(r, boost::asio::ip::make_address("127.0.0.1"), options_, hooks_); }
  ListenerOptions options_;
  HandshakeHooks hooks_;
  bool ready_ = true;
  int asked_ = 0, failed_ = 0;
};

TEST_F(HandshakePolicyTest, LetsInWhomAuthenticateNames) {
  const auto answer = judged(request("/ws?user=a%20d%2Ba"));
  ASSERT_TRUE(answer.identity);
  EXPECT_EQ(answer.identity->user.value, "a d+a");
}

TEST_F(HandshakePolicyTest, OriginIsCheckedBeforeAuthenticate) {
  options_.origins = {"https://app"};
  auto foreign = request("/?user=ada");
  foreign.set(http::field::origin, "https://evil");
  EXPECT_EQ(judged(foreign).status, 403u);
  EXPECT_EQ(asked_, 0);
}

TEST_F(HandshakePolicyTest, NotReadyIsRetryableAndAsksNobody) {
  ready_ = false;
  const auto answer = judged(request("/?user=ada"));
  EXPECT_EQ(answer.status, 503u);
  EXPECT_TRUE(answer.retry);
  EXPECT_EQ(asked_, 0);
  EXPECT_EQ(judged(request("/readyz", false)).status, 503u);
  EXPECT_EQ(judged(request("/healthz", false)).status, 200u);
}

TEST_F(HandshakePolicyTest, AnAddressHasItsShareAndAuthenticateIsNotAskedAboveIt) {
  hooks_.addresses = std::make_shared<AddressLimits>(1, RateLimit{});
  auto first = judged(request("/?user=ada"));
  ASSERT_TRUE(first.identity);
  const auto second = judged(request("/?user=ada"));
  EXPECT_EQ(second.status, 429u);
  EXPECT_TRUE(second.retry);
  EXPECT_EQ(asked_, 1);
  first.lease.reset();
  EXPECT_TRUE(judged(request("/?user=ada")).identity);
  hooks_.addresses = std::make_shared<AddressLimits>(0, RateLimit{.per_second = 0.001, .burst = 1});
  EXPECT_TRUE(judged(request("/?user=ada")).identity);
  EXPECT_EQ(judged(request("/?user=ada")).status, 429u);
}

TEST_F(HandshakePolicyTest, WhoIsRefusedHasNoShare) {
  hooks_.addresses = std::make_shared<AddressLimits>(1, RateLimit{});
  options_.authenticate = [](const HandshakeRequest&) { return Admission::refuse(); };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(judged(request("/")).status, 401u);
}

TEST_F(HandshakePolicyTest, MetricsAreThereUnlessTheyAreSwitchedOff) {
  hooks_.metrics = [] { return "numbers\n"; };
  EXPECT_EQ(judged(request("/metrics", false)).body, "numbers\n");
  options_.metrics = false;
  EXPECT_EQ(judged(request("/metrics", false)).status, 426u);
}

TEST_F(HandshakePolicyTest, OddRefusalStatusesBecome403) {
  options_.authenticate = [](const HandshakeRequest&) { return Admission::refuse(200, "no"); };
  EXPECT_EQ(judged(request("/")).status, 403u);
}

TEST_F(HandshakePolicyTest, ThrowingNonExceptionsAreContained) {
  options_.authenticate = [](const HandshakeRequest&) -> Admission { throw 7; };
  EXPECT_EQ(judged(request("/")).status, 500u);
  EXPECT_EQ(failed_, 1);
}

TEST(HandshakeRequest, QueryAndHeader) {
  auto raw = request("/a/b?x=1&y=&z&user=%C3%A4&bad=%zz%4&x=2");
  raw.set("X-User", "ada");
  const HandshakeRequest asked(raw, "10.0.0.1");
  EXPECT_EQ(asked.path(), "/a/b");
  EXPECT_EQ(asked.remote_address(), "10.0.0.1");
  EXPECT_EQ(asked.query("x"), "1");
  EXPECT_EQ(asked.query("y"), "");
  EXPECT_EQ(asked.query("z"), "");
  EXPECT_EQ(asked.query("user"), "\xC3\xA4");
  EXPECT_EQ(asked.query("bad"), "%zz%4");
  EXPECT_EQ(asked.query("q"), std::nullopt);
  EXPECT_EQ(asked.header("x-user"), "ada");
  EXPECT_EQ(asked.header("x-none"), std::nullopt);
  const auto plain = request("/only");
  EXPECT_EQ(HandshakeRequest(plain, "").query("x"), std::nullopt);
}

}  // namespace
}  // namespace ssot::net
