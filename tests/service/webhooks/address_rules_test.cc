// Where events may go.
#include <gtest/gtest.h>

#include "service/webhooks/address_rules.h"

namespace tamga {
namespace {

const AddressRules kPublicOnly{false, false, true, {}};
const AddressRules kInHouse{true, false, true, {}};
const AddressRules kTests{true, true, true, {}};

TEST(AddressRules, TellAddressesApart) {
  struct Case {
    const char* address;
    bool anywhere, in_house, tests;
  };
  const Case cases[] = {
      {"93.184.216.34", true, true, true},
      {"10.1.2.3", false, true, true},
      {"172.31.255.255", false, true, true},
      {"172.32.0.1", true, true, true},
      {"192.168.1.5", false, true, true},
      {"100.64.0.1", false, true, true},
      {"127.0.0.1", false, false, true},
      {"127.9.9.9", false, false, true},
      {"169.254.169.254", false, false, false},
      {"0.0.0.0", false, false, false},
      {"224.0.0.1", false, false, false},
      {"255.255.255.255", false, false, false},
      {"192.0.2.1", false, false, false},
      {"198.19.0.1", false, false, false},
      {"::1", false, false, true},
      {"::", false, false, false},
      {"fd00::1", false, true, true},
      {"fe80::1", false, false, false},
      {"fe80::1%eth0", false, false, false},
      {"ff02::1", false, false, false},
      {"2a00:1450::1", true, true, true},
      {"2001:db8::1", false, false, false},
      {"::ffff:127.0.0.1", false, false, true},
      {"::ffff:10.0.0.1", false, true, true},
      {"64:ff9b::a9fe:a9fe", false, false, false},
      {"2002:7f00:1::", false, false, true},
      {"::ffff:8.8.8.8", true, true, true},
      {"nonsense", false, false, false},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(address_allowed(each.address, kPublicOnly), each.anywhere) << each.address;
    EXPECT_EQ(address_allowed(each.address, kInHouse), each.in_house) << each.address;
    EXPECT_EQ(address_allowed(each.address, kTests), each.tests) << each.address;
  }
}

TEST(HookUrl, IsTakenApart) {
  const auto url = parse_hook_url("https://Lms.example:8443/mod/callbacks.php?a=b#c", kInHouse);
  ASSERT_TRUE(url);
  EXPECT_TRUE(url->secure);
  EXPECT_EQ(url->host, "Lms.example");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->target, "/mod/callbacks.php?a=b");
  EXPECT_EQ(url->authority, "Lms.example:8443");
  EXPECT_EQ(parse_hook_url("http://a", kInHouse)->target, "/");
  EXPECT_EQ(parse_hook_url("http://[fd00::1]:81/x", kInHouse)->host, "fd00::1");
  EXPECT_EQ(parse_hook_url("http://a?b=c", kInHouse)->target, "/?b=c");
}

TEST(HookUrl, RefusesWhatLeadsElsewhere) {
  for (const char* url : {"", "ftp://a/", "file:///etc/passwd", "//a/", "http://", "http:///x", "http://user:p@a/",
                          "http://a:0/", "http://a:99999/", "http://a:8x/", "http://a b/", "http://a/\r\nX: y",
                          "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "gopher://a/"}) {
    EXPECT_FALSE(parse_hook_url(url, kInHouse)) << url;
  }
  EXPECT_FALSE(parse_hook_url("http://a/" + std::string(2000, 'x'), kInHouse));
  const AddressRules strict{false, false, false, {"lms.example"}};
  EXPECT_FALSE(parse_hook_url("http://lms.example/", strict));
  EXPECT_FALSE(parse_hook_url("https://other.example/", strict));
  EXPECT_TRUE(parse_hook_url("https://LMS.example/", strict));
}

}  // namespace
}  // namespace tamga
