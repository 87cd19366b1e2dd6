#include <memory>
#include <optional>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/key_ring_file.h"
#include "engine/report/signature/sign.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = 512ULL << 20U;

struct VerifyArguments {
  std::string keys = "tamga-keys.json", signature;
  std::vector<std::string> files;
};

// Why a signature proves nothing; nothing if it holds.
std::optional<std::string> distrust(const SignatureFile& signature, const KeyRing& ring, const std::string& keys) {
  const RingKey* key = find_key(ring, signature.key);
  switch (judge(signature, ring)) {
    case Trust::kHolds:
      return std::nullopt;
    case Trust::kUnknownKey:
      return "signed with key " + signature.key + ", which is not in " + keys;
    case Trust::kBroken:
      return "altered since it was signed: the signature is not that of its lines";
    case Trust::kAfterRetirement:
      return "signed on " + signature.signed_at + " with key " + shown_key(*key) + ", which was retired on " +
             key->retired;
    case Trust::kRevoked:
      break;
  }
  return "signed with key " + shown_key(*key) + ", which was revoked on " + key->revoked +
         (key->reason.empty() ? "" : " (" + key->reason + ")") + "; that it says " + signature.signed_at +
         " proves nothing";
}

class Verifier {
 public:
  Verifier(const VerifyArguments& arguments, const KeyRing& ring, Console& console)
      : arguments_(arguments), ring_(ring), console_(console) {}

  void verify(const std::string& file) {
    const auto bytes = read_small_file(file, kMostBytes);
    if (!bytes) return refuse(bytes.error().message);
    if (fs::path(file).extension() == kSignatureExtension || looks_like_signature(*bytes)) {
      verify_all_of(file, *bytes);
    } else {
      verify_one(file, *bytes);
    }
  }

  ExitCode code() const { return code_; }

 private:
  void refuse(const std::string& sentence) {
    console_.complain(sentence);
    code_ = ExitCode::kDocumentsFailed;
  }

  // The signature, if it can be believed; says so either way.
  std::optional<SignatureFile> believed(const std::string& file, const std::string& bytes) {
    auto signature = read_signature(bytes, file);
    if (!signature) {
      refuse(signature.error().message);
      return std::nullopt;
    }
    if (const auto why = distrust(*signature, ring_, arguments_.keys)) {
      refuse(file + ": " + *why);
      return std::nullopt;
    }
    console_.print(file + ": signed " + signature->signed_at + " with key " +
                   shown_key(*find_key(ring_, signature->key)) + "\n");
    return *std::move(signature);
  }

  void tell(const SignatureFile& signature, const std::string& file, std::string bytes) {
    switch (file_state(signature, {fs::path(file).filename().string(), std::move(bytes)})) {
      case FileState::kUnaltered:
        console_.print("unaltered  " + file + "\n");
        return;
      case FileState::kAltered:
        return refuse(file + ": altered since it was signed");
      case FileState::kNotSigned:
        return refuse(file + ": not among the files that were signed");
    }
  }

  void verify_all_of(const std::string& file, const std::string& bytes) {
    const auto signature = believed(file, bytes);
    if (!signature) return;
    for (const auto& entry : signature->files) {
      const auto path = (fs::path(file).parent_path() / entry.name).string();
      auto signed_bytes = read_small_file(path, kMostBytes);
      if (signed_bytes) {
        tell(*signature, path, *std::move(signed_bytes));
      } else {
        refuse(signed_bytes.error().message);
      }
    }
  }

  void verify_one(const std::string& file, const std::string& bytes) {
    const auto beside = fs::path(file).replace_extension(kSignatureExtension).string();
    const auto& path = arguments_.signature.empty() ? beside : arguments_.signature;
    const auto signature_bytes = read_small_file(path, kMaxSignatureBytes);
    if (!signature_bytes) return refuse(file + ": no signature, " + signature_bytes.error().message);
    if (const auto signature = believed(path, *signature_bytes)) tell(*signature, file, bytes);
  }

  const VerifyArguments& arguments_;
  const KeyRing& ring_;
  Console& console_;
  ExitCode code_ = ExitCode::kDone;
};

ExitCode run_verify(const VerifyArguments& arguments, Console& console) {
  const auto ring = load_key_ring(arguments.keys);
  if (!ring) {
    console.complain(ring.error().message);
    return ExitCode::kUsage;
  }
  Verifier verifier(arguments, *ring, console);
  for (const auto& file : arguments.files) verifier.verify(file);
  return verifier.code();
}

}  // namespace

Command make_verify(CLI::App& program) {
  auto arguments = std::make_shared<VerifyArguments>();
  auto* app = program.add_subcommand("verify", "Check that signed files are unaltered, and who signed them");
  app->add_option("FILE", arguments->files, "Signatures, with all files that they sign; or single signed files")
      ->option_text("...")
      ->required();
  add_keys_option(*app, arguments->keys);
  app->add_option("--signature", arguments->signature,
                  "Signature of single files; by default beside each, its name with .tamga-signature")
      ->option_text("FILE");
  app->footer(
      "Needs no network. Exits with 0 only if every file is unaltered and the key is in\n"
      "the key ring; else names each file that is not.\n"
      "\n"
      "Example:\n"
      "  tamga verify essay.tamga-signature");
  return {app, [arguments](Console& console) { return run_verify(*arguments, console); }};
}

}  // namespace tamga
