#include "net/client_address.hpp"

#include <gtest/gtest.h>

namespace ssot::net {
namespace {

using boost::asio::ip::make_address;

std::vector<Network> networks(std::initializer_list<const char*> texts) {
  std::vector<Network> found;
  for (const char* text : texts) found.push_back(network(text).value());
  return found;
}

std::string client(const char* peer, const char* header, std::initializer_list<const char*> trusted) {
  return client_address(make_address(peer), header, networks(trusted)).to_string();
}

TEST(ClientAddress, WithoutTrustTheHeaderMeansNothing) {
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4", {}), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4", {"10.0.0.2"}), "10.0.0.1");
}

TEST(ClientAddress, TheLastThatIsNoTrustedProxyIsTheClient) {
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4", {"10.0.0.0/8"}), "1.2.3.4");
  EXPECT_EQ(client("10.0.0.1", "6.6.6.6, 1.2.3.4,  10.9.9.9", {"10.0.0.0/8"}), "1.2.3.4") << "6.6.6.6 is hearsay";
  EXPECT_EQ(client("10.0.0.1", "10.0.0.3,10.0.0.2", {"10.0.0.0/8"}), "10.0.0.3");
  EXPECT_EQ(client("::1", "2001:db8::7", {"::1"}), "2001:db8::7");
  EXPECT_EQ(client("10.0.0.1", "", {"10.0.0.0/8"}), "10.0.0.1");
}

TEST(ClientAddress, WhatIsNoAddressEndsTheWalk) {
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4, unknown", {"10.0.0.0/8"}), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4,", {"10.0.0.0/8"}), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "1.2.3.4:80, 10.0.0.2", {"10.0.0.0/8"}), "10.0.0.2");
}

TEST(ClientAddress, AMappedAddressIsTheOneOfVersion4) {
  EXPECT_EQ(client("::ffff:10.0.0.1", "::ffff:1.2.3.4", {"10.0.0.1"}), "1.2.3.4");
}

TEST(Network, ContainsByItsBits) {
  EXPECT_TRUE(network("10.0.0.0/8")->contains(make_address("10.255.0.1")));
  EXPECT_FALSE(network("10.0.0.0/8")->contains(make_address("11.0.0.1")));
  EXPECT_TRUE(network("10.1.0.0/15")->contains(make_address("10.0.0.1")));
  EXPECT_FALSE(network("10.1.0.0/15")->contains(make_address("10.2.0.1")));
  EXPECT_TRUE(network("0.0.0.0/0")->contains(make_address("8.8.8.8")));
  EXPECT_FALSE(network("0.0.0.0/0")->contains(make_address("2001:db8::1")));
  EXPECT_TRUE(network("::/0")->contains(make_address("2001:db8::1")));
  EXPECT_TRUE(network("fd00::/8")->contains(make_address("fd12::1")));
  EXPECT_FALSE(network("10.0.0.7")->contains(make_address("10.0.0.8")));
}

TEST(Network, WhatIsNoneIsNone) {
  for (const char* text : {"", "x", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0/8", "/8"}) {
    EXPECT_FALSE(network(text)) << text;
  }
}

TEST(CountedAs, AHostAndItsNetwork) {
  EXPECT_EQ(counted_as(make_address("1.2.3.4")), "1.2.3.4");
  EXPECT_EQ(counted_as(make_address("::ffff:1.2.3.4")), "1.2.3.4");
  EXPECT_EQ(counted_as(make_address("2001:db8:1:2:3:4:5:6")), counted_as(make_address("2001:db8:1:2::1")));
  EXPECT_NE(counted_as(make_address("2001:db8:1:2::1")), counted_as(make_address("2001:db8:1:3::1")));
}

}  // namespace
}  // namespace ssot::net
