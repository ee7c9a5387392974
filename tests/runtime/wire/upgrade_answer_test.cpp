#include "wire/upgrade_answer.hpp"

#include <gtest/gtest.h>

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

namespace ssot::wire {
namespace {

namespace http = boost::beast::http;

UpgradeRequest request(const std::string& extensions = "") {
  UpgradeRequest made(http::verb::get, "/", 11);
  made.set(http::field::host, "x");
  made.set(http::field::connection, "keep-alive, Upgrade");
  made.set(http::field::upgrade, "websocket");
  made.set(http::field::sec_websocket_version, "13");
  made.set(http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ==");
  if (!extensions.empty()) made.set(http::field::sec_websocket_extensions, extensions);
  return made;
}

std::string agreed(const std::string& extensions) {
  const std::string bytes = answer_upgrade(request(extensions), nullptr, true).bytes;
  const std::string name = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover";
  const std::size_t at = bytes.find(name);
  if (at == std::string::npos) return bytes.find("Extensions") == std::string::npos ? "none" : bytes;
  return "yes" + bytes.substr(at + name.size(), bytes.find("\r\n", at) - at - name.size());
}

TEST(UpgradeAnswer, TheKeyOfTheRfcGetsTheAnswerOfTheRfc) {  // section 1.3
  const UpgradeAnswer answer = answer_upgrade(request(), "ssot.v1", true);
  EXPECT_EQ(answer.status, 101u);
  EXPECT_NE(answer.bytes.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), std::string::npos);
  EXPECT_NE(answer.bytes.find("Sec-WebSocket-Protocol: ssot.v1\r\n"), std::string::npos);
  EXPECT_TRUE(answer.bytes.ends_with("\r\n\r\n"));
  EXPECT_FALSE(answer.compression);
}

TEST(UpgradeAnswer, WhatIsNoUpgradeIsRefused) {
  const auto status = [](auto change) {
    UpgradeRequest changed = request();
    change(changed);
    return answer_upgrade(changed, nullptr, true).status;
  };
  EXPECT_EQ(status([](auto& r) { r.method(http::verb::post); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.version(10); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.erase(http::field::upgrade); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.erase(http::field::connection); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.erase(http::field::host); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.erase(http::field::sec_websocket_key); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.set(http::field::sec_websocket_key, "c2hvcnQ="); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.insert(http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ=="); }), 400u);
  EXPECT_EQ(status([](auto& r) { r.set(http::field::sec_websocket_version, "12"); }), 426u);
  EXPECT_EQ(status([](auto& r) { r.erase(http::field::sec_websocket_version); }), 426u);
}

TEST(UpgradeAnswer, CompressionIsAgreedAsTheOfferAllows) {  // RFC 7692 section 7.1
  EXPECT_EQ(agreed("permessage-deflate"), "yes");
  EXPECT_EQ(agreed("x-other, PerMessage-Deflate"), "yes");
  EXPECT_EQ(agreed("permessage-deflate; client_max_window_bits"), "yes");
  EXPECT_EQ(agreed("permessage-deflate; client_max_window_bits=10; server_no_context_takeover"), "yes");
  EXPECT_EQ(agreed("permessage-deflate; server_max_window_bits=9"), "yes; server_max_window_bits=9");
  EXPECT_EQ(agreed("permessage-deflate; server_max_window_bits=\"15\""), "yes; server_max_window_bits=15");
  EXPECT_EQ(agreed("permessage-deflate; server_max_window_bits=8"), "none") << "zlib has no such window";
  EXPECT_EQ(agreed("permessage-deflate; server_max_window_bits=8, permessage-deflate"), "yes") << "the second offer";
  for (const std::string wrong : {"server_max_window_bits", "server_max_window_bits=16", "server_max_window_bits=09",
                                  "server_max_window_bits=x", "client_max_window_bits=7", "server_no_context_takeover=1",
                                  "client_no_context_takeover=1", "unknown", "client_max_window_bits; client_max_window_bits",
                                  "server_max_window_bits=10; server_max_window_bits=10"})
    EXPECT_EQ(agreed("permessage-deflate; " + wrong), "none") << wrong;
  EXPECT_EQ(agreed("x-webkit-deflate-frame"), "none");
  EXPECT_EQ(answer_upgrade(request("permessage-deflate; server_max_window_bits=12"), nullptr, true).compression,
            Compression{12});
  EXPECT_FALSE(answer_upgrade(request("permessage-deflate"), nullptr, false).compression);
}

}  // namespace
}  // namespace ssot::wire
