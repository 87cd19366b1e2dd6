#include "engine/report/signature/sign.h"

#include <algorithm>
#include <utility>

#include "engine/base/hash.h"
#include "engine/report/report_json.h"
#include "engine/report/report_reader.h"

namespace tamga {
namespace {

// A JSON file that says it is a report, whatever else may be wrong with it.
bool claims_to_be_report(std::string_view bytes) {
  return bytes.substr(0, 200).find("\"tamga-report\"") != std::string_view::npos &&
         bytes.find_first_of("{[") == bytes.find_first_not_of(" \t\r\n");
}

Result<std::string> body_of(const FileBytes& file) {
  const auto report = read_report(file.bytes, file.name);
  if (!report) return std::unexpected(report.error());
  if (render_json(*report) != file.bytes) {
    return fail(ErrorCode::kInvalidArgument,
                file.name + ": a report, but not in its canonical form; sign it as `tamga check` wrote it");
  }
  return body_sha256(*report);
}

}  // namespace

std::string body_sha256(const Report& report) {
  return sha256_hex(render_body(report));
}

Result<SignatureFile> sign_files(const PrivateKey& key, std::span<const FileBytes> files, std::string signed_at) {
  if (files.empty()) return fail(ErrorCode::kInvalidArgument, "there is no file to sign");
  SignatureFile made;
  made.key = key_id(key.public_key());
  made.signed_at = std::move(signed_at);
  for (const FileBytes& file : files) {
    if (!can_be_signed_as(file.name)) {
      return fail(ErrorCode::kInvalidArgument, file.name + ": a signature cannot hold this name of a file");
    }
    if (std::ranges::find(made.files, file.name, &SignedFile::name) != made.files.end()) {
      return fail(ErrorCode::kInvalidArgument, file.name + ": two files of this name cannot share a signature");
    }
    if (claims_to_be_report(file.bytes)) {
      auto body = body_of(file);
      if (!body) return std::unexpected(body.error());
      made.bodies.push_back(*std::move(body));
    }
    made.files.push_back({file.name, sha256_hex(file.bytes)});
  }
  made.signature = key.sign(signed_lines(made));
  return made;
}

FileState file_state(const SignatureFile& signature, const FileBytes& file) {
  const auto hash = sha256_hex(file.bytes);
  const auto named = std::ranges::find(signature.files, file.name, &SignedFile::name);
  if (named != signature.files.end()) return named->sha256 == hash ? FileState::kUnaltered : FileState::kAltered;
  const bool known = std::ranges::find(signature.files, hash, &SignedFile::sha256) != signature.files.end();
  return known ? FileState::kUnaltered : FileState::kNotSigned;
}

}  // namespace tamga
