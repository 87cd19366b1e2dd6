// tamga-signature 1
// key 5f2c...
// signed 2026-11-22T19:30:00Z
// body 9f86...                      one a report, in the order of the files
// sha256 9f86...  essay.json        as sha256sum writes and checks them
// signature MEUC...                 base64
#include "engine/report/signature/signature_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/base64.h"
#include "engine/report/signature/utc_time.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kFirstWord = "tamga-signature ";
constexpr std::string_view kFirstLine = "tamga-signature 1";

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Takes lines off the front of a text, each of which must begin with a given word.
class Lines {
 public:
  Lines(std::string_view text, std::string_view name) : rest_(text), name_(name) {}

  // What stands behind `word` and a blank, if the next line begins so.
  std::optional<std::string_view> next(std::string_view word) {
    const auto end = rest_.find('\n');
    const auto line = rest_.substr(0, end);
    if (end == std::string_view::npos || !line.starts_with(word) || line.size() <= word.size()) return std::nullopt;
    if (line[word.size()] != ' ') return std::nullopt;
    rest_.remove_prefix(end + 1);
    ++number_;
    return line.substr(word.size() + 1);
  }

  bool at_end() const { return rest_.empty(); }

  // About the line last taken, or the one that could not be.
  std::unexpected<Error> bad_line(std::string_view what) const { return bad(number_, what); }
  std::unexpected<Error> bad_next(std::string_view what) const { return bad(number_ + 1, what); }

 private:
  std::unexpected<Error> bad(std::size_t number, std::string_view what) const {
    return fail(ErrorCode::kCorrupt,
                std::string(name_) + ": line " + std::to_string(number) + " is not " + std::string(what));
  }

  std::string_view rest_;
  std::string_view name_;
  std::size_t number_ = 0;
};

// "HASH  NAME".
std::optional<SignedFile> signed_file_of(std::string_view line) {
  if (line.size() < 67 || !is_hex(line.substr(0, 64), 64) || line.substr(64, 2) != "  ") return std::nullopt;
  if (!can_be_signed_as(line.substr(66))) return std::nullopt;
  return SignedFile{std::string(line.substr(66)), std::string(line.substr(0, 64))};
}

Status read_head(Lines& lines, SignatureFile& file) {
  const auto key = lines.next("key");
  if (!key || !is_hex(*key, 32)) return key ? lines.bad_line("the id of a key") : lines.bad_next("the id of a key");
  file.key = *key;
  const auto time = lines.next("signed");
  if (!time || !is_utc_time(*time)) return time ? lines.bad_line("a time in UTC") : lines.bad_next("a time in UTC");
  file.signed_at = *time;
  while (const auto body = lines.next("body")) {
    if (!is_hex(*body, 64)) return lines.bad_line("the hash of a report's body");
    file.bodies.emplace_back(*body);
  }
  return {};
}

Status read_files(Lines& lines, SignatureFile& file) {
  while (const auto line = lines.next("sha256")) {
    auto entry = signed_file_of(*line);
    if (!entry) return lines.bad_line("a hash and the name of a file");
    const bool twice = std::ranges::find(file.files, entry->name, &SignedFile::name) != file.files.end();
    if (twice) return lines.bad_line("the only line about its file");
    file.files.push_back(*std::move(entry));
  }
  if (file.files.empty()) return lines.bad_next("a hash and the name of a file");
  return {};
}

Status read_last_line(Lines& lines, SignatureFile& file) {
  const auto line = lines.next("signature");
  if (!line) return lines.bad_next("a signature");
  const auto bytes = base64_decode(*line);
  if (!bytes || bytes->size() != file.signature.size()) return lines.bad_line("a signature");
  std::ranges::transform(*bytes, file.signature.begin(), [](char c) { return static_cast<unsigned char>(c); });
  if (!lines.at_end()) return lines.bad_next("to be there: the signature ends the file");
  return {};
}

}  // namespace

bool can_be_signed_as(std::string_view name) {
  if (name.empty() || first_invalid_utf8(name)) return false;
  return std::ranges::none_of(name, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
  });
}

std::string signed_lines(const SignatureFile& file) {
  std::string lines = std::string(kFirstLine) + "\nkey " + file.key + "\nsigned " + file.signed_at + "\n";
  for (const auto& body : file.bodies) lines += "body " + body + "\n";
  for (const auto& entry : file.files) lines += "sha256 " + entry.sha256 + "  " + entry.name + "\n";
  return lines;
}

std::string render_signature(const SignatureFile& file) {
  return signed_lines(file) + "signature " + base64_encode(file.signature) + "\n";
}

Result<SignatureFile> read_signature(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxSignatureBytes) {
    return fail(ErrorCode::kLimitExceeded, std::string(name) + ": too large for a signature file");
  }
  if (!looks_like_signature(bytes)) return fail(ErrorCode::kCorrupt, std::string(name) + ": not a signature file");
  Lines lines(bytes, name);
  if (lines.next("tamga-signature") != "1") {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": a signature file of a version not known here");
  }
  SignatureFile file;
  for (const auto step : {read_head, read_files, read_last_line}) {
    if (const auto done = step(lines, file); !done) return std::unexpected(done.error());
  }
  return file;
}

bool looks_like_signature(std::string_view bytes) {
  return bytes.starts_with(kFirstWord);
}

}  // namespace tamga
