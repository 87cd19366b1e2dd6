#include "service/webhooks/address_rules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>

namespace tamga {
namespace {

constexpr std::size_t kMostUrlBytes = 2000;

enum class Reach : std::uint8_t { kPublic, kPrivate, kLoopback, kNever };

struct Net {
  std::array<unsigned char, 16> bytes;
  unsigned bits;
  Reach reach;
};

// What is not public, by the registries of special-purpose addresses (RFC 6890).
constexpr std::array kNets4 = {
    Net{{0}, 8, Reach::kNever},          Net{{10}, 8, Reach::kPrivate},          Net{{100, 64}, 10, Reach::kPrivate},
    Net{{127}, 8, Reach::kLoopback},     Net{{169, 254}, 16, Reach::kNever},     Net{{172, 16}, 12, Reach::kPrivate},
    Net{{192, 0, 0}, 24, Reach::kNever}, Net{{192, 0, 2}, 24, Reach::kNever},    Net{{192, 168}, 16, Reach::kPrivate},
    Net{{198, 18}, 15, Reach::kNever},   Net{{198, 51, 100}, 24, Reach::kNever}, Net{{203, 0, 113}, 24, Reach::kNever},
    Net{{224}, 4, Reach::kNever},        Net{{240}, 4, Reach::kNever},
};
constexpr std::array kNets6 = {
    Net{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, Reach::kLoopback},
    Net{{0}, 8, Reach::kNever},  // unspecified, mapped, translated: what is not taken apart below
    Net{{0xFC}, 7, Reach::kPrivate},
    Net{{0xFE, 0x80}, 10, Reach::kNever},
    Net{{0xFE, 0xC0}, 10, Reach::kNever},
    Net{{0xFF}, 8, Reach::kNever},
    Net{{0x20, 0x01, 0x00, 0x00}, 23, Reach::kNever},  // Teredo and its neighbours
    Net{{0x20, 0x01, 0x0D, 0xB8}, 32, Reach::kNever},
    Net{{0x01, 0x00}, 64, Reach::kNever},
};

bool inside(std::span<const unsigned char> address, const Net& net) {
  for (unsigned bit = 0; bit < net.bits; ++bit) {
    const auto mask = static_cast<unsigned char>(0x80U >> (bit % 8));
    if (((address[bit / 8] ^ net.bytes.at(bit / 8)) & mask) != 0) return false;
  }
  return true;
}

Reach reach_of(std::span<const unsigned char> address, std::span<const Net> nets) {
  const auto net = std::ranges::find_if(nets, [&](const Net& each) { return inside(address, each); });
  return net == nets.end() ? Reach::kPublic : net->reach;
}

// IPv4 inside IPv6: mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96), 6to4 (2002::/16).
Reach reach_of_ipv6(std::span<const unsigned char> address) {
  constexpr Net kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, Reach::kNever};
  constexpr Net kNat64{{0, 0x64, 0xFF, 0x9B}, 96, Reach::kNever};
  constexpr Net k6to4{{0x20, 0x02}, 16, Reach::kNever};
  if (inside(address, kMapped) || inside(address, kNat64)) return reach_of(address.subspan(12, 4), kNets4);
  if (inside(address, k6to4)) return reach_of(address.subspan(2, 4), kNets4);
  return reach_of(address, kNets6);
}

bool allowed(Reach reach, const AddressRules& rules) {
  switch (reach) {
    case Reach::kPublic:
      return true;
    case Reach::kPrivate:
      return rules.private_addresses;
    case Reach::kLoopback:
      return rules.loopback_addresses;
    case Reach::kNever:
      return false;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::unexpected<Error> bad(const std::string& why) {
  return fail(ErrorCode::kInvalidArgument, "the webhook's url " + why);
}

// Host and port of "host", "host:80", "[::1]:80". False: not one of them.
bool split_authority(std::string_view authority, HookUrl& url) {
  std::string_view port;
  if (authority.starts_with('[')) {
    const auto end = authority.find(']');
    if (end == std::string_view::npos) return false;
    url.host = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
  } else {
    const auto colon = std::min(authority.find(':'), authority.size());
    url.host = authority.substr(0, colon);
    port = authority.substr(colon);
  }
  url.port = url.secure ? 443 : 80;
  if (port.empty() || port == ":") return !url.host.empty();
  const auto [end, error] = std::from_chars(port.data() + 1, port.data() + port.size(), url.port);
  return port.front() == ':' && error == std::errc() && end == port.data() + port.size() && url.port > 0 &&
         !url.host.empty();
}

}  // namespace

Result<HookUrl> parse_hook_url(std::string_view url, const AddressRules& rules) {
  if (url.size() > kMostUrlBytes) return bad("is longer than " + std::to_string(kMostUrlBytes) + " bytes");
  if (std::ranges::any_of(url, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; })) {
    return bad("holds a blank or a control character");
  }
  const auto colon = url.find("://");
  const std::string scheme = lower(url.substr(0, std::min(colon, url.size())));
  if (colon == std::string_view::npos || (scheme != "http" && scheme != "https")) return bad("is not http or https");
  HookUrl parsed;
  parsed.secure = scheme == "https";
  if (!parsed.secure && !rules.plain_http) return bad("is not https, which this service requires");
  const auto rest = url.substr(colon + 3);
  const auto end = std::min(rest.find_first_of("/?#"), rest.size());
  parsed.authority = rest.substr(0, end);
  if (parsed.authority.find('@') != std::string::npos) return bad("holds a user name");
  if (!split_authority(parsed.authority, parsed)) return bad("names no host");
  const auto target = rest.substr(end, std::min(rest.find('#', end), rest.size()) - end);
  parsed.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
  const auto& hosts = rules.allowed_hosts;
  const auto host = lower(parsed.host);
  if (!hosts.empty() && std::ranges::none_of(hosts, [&](const auto& name) { return lower(name) == host; })) {
    return bad("names a host that is not on this service's list");
  }
  std::array<unsigned char, 16> address{};
  const bool literal = inet_pton(AF_INET, parsed.host.c_str(), address.data()) == 1 ||
                       inet_pton(AF_INET6, parsed.host.c_str(), address.data()) == 1;
  if (literal && !address_allowed(parsed.host, rules)) return bad("leads to an address that is not allowed");
  return parsed;
}

bool address_allowed(std::string_view text, const AddressRules& rules) {
  const std::string address(text.substr(0, text.find('%')));  // without the zone of a link-local address
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) {
    return allowed(reach_of(std::span(bytes).first(4), kNets4), rules);
  }
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return false;
  return allowed(reach_of_ipv6(bytes), rules);
}

}  // namespace tamga
