// A signature beside the files that it signs: lines of text, the last of which signs all that stand before it.
// docs/report-format.md describes them; docs/verification.md checks them with plain OpenSSL.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/signing.h"

namespace tamga {

inline constexpr std::string_view kSignatureExtension = ".tamga-signature";
inline constexpr std::size_t kMaxSignatureBytes = std::size_t{1} << 20U;

struct SignedFile {
  std::string name;    // without a folder: the files lie beside the signature
  std::string sha256;  // of its bytes
  bool operator==(const SignedFile&) const = default;
};

struct SignatureFile {
  std::string key;                  // its id
  std::string signed_at;            // by the clock of the signer, UTC
  std::vector<std::string> bodies;  // SHA-256 of the body of each report among the files
  std::vector<SignedFile> files;    // each name once; not empty
  Signature signature{};            // of signed_lines()
  bool operator==(const SignatureFile&) const = default;
};

// Whether a line of the file can hold this name: valid UTF-8, no control character, no slash or backslash, not empty.
bool can_be_signed_as(std::string_view name);

// The bytes that are signed: all lines but the last.
std::string signed_lines(const SignatureFile& file);

// The whole file.
std::string render_signature(const SignatureFile& file);

// Reads exactly what render_signature() writes: kCorrupt, naming `name` and the line, for a single byte more or other;
// kUnsupported for a later version.
Result<SignatureFile> read_signature(std::string_view bytes, std::string_view name);

// Whether the bytes begin like a signature file.
bool looks_like_signature(std::string_view bytes);

}  // namespace tamga
