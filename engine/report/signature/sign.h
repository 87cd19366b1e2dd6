// Signing and checking files that are in memory already; who reads them from disk is the caller's matter.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/signing.h"
#include "engine/report/report.h"
#include "engine/report/signature/signature_file.h"

namespace tamga {

// A file to be signed, or held against a signature.
struct FileBytes {
  std::string name;  // without its folder
  std::string bytes;
};

// SHA-256 of the body of a report, as the certificate prints it: of render_body().
std::string body_sha256(const Report& report);

// One signature over all `files`. An Error names the file that cannot be signed: a report that is not in its canonical
// form or that does not hold together, a name that stands twice or cannot stand in a line, no files at all.
Result<SignatureFile> sign_files(const PrivateKey& key, std::span<const FileBytes> files, std::string signed_at);

// What became of a file since it was signed.
enum class FileState : std::uint8_t { kUnaltered, kAltered, kNotSigned };

// A file of another name counts by its bytes: kUnaltered if any signed file had them, else kNotSigned.
FileState file_state(const SignatureFile& signature, const FileBytes& file);

}  // namespace tamga
