#include <chrono>
#include <memory>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/key_ring_file.h"
#include "cli/report_files.h"
#include "engine/base/key_file.h"
#include "engine/report/signature/sign.h"
#include "engine/report/signature/utc_time.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = 512ULL << 20U;

struct SignArguments {
  std::string key, out;
  std::vector<std::string> files;
};

// "essay.tamga-signature" for "essay.json".
fs::path signature_path(const SignArguments& arguments) {
  if (!arguments.out.empty()) return arguments.out;
  return fs::path(arguments.files.front()).replace_extension(kSignatureExtension);
}

Result<std::vector<FileBytes>> read_files(const SignArguments& arguments, const fs::path& folder) {
  std::vector<FileBytes> files;
  for (const auto& file : arguments.files) {
    const fs::path path(file);
    if (fs::absolute(path).lexically_normal().parent_path() != folder) {
      return fail(ErrorCode::kInvalidArgument,
                  path.string() + ": not in the folder of the signature, " + folder.string());
    }
    auto bytes = read_small_file(path, kMostBytes);
    if (!bytes) return std::unexpected(bytes.error());
    files.push_back({path.filename().string(), *std::move(bytes)});
  }
  return files;
}

Result<std::string> sign(const SignArguments& arguments, const fs::path& out) {
  const auto key = read_private_key(private_key_path(arguments.key));
  if (!key) return std::unexpected(key.error());
  std::error_code ignored;
  if (fs::exists(out, ignored)) {
    return fail(ErrorCode::kInvalidArgument, out.string() + ": there already; a signature is not overwritten");
  }
  const auto files = read_files(arguments, fs::absolute(out).lexically_normal().parent_path());
  if (!files) return std::unexpected(files.error());
  const auto made = sign_files(*key, *files, utc_time(std::chrono::system_clock::now()));
  if (!made) return std::unexpected(made.error());
  if (const auto written = write_whole_file(out, render_signature(*made)); !written) {
    return std::unexpected(written.error());
  }
  return out.string() + ": " + std::to_string(files->size()) + (files->size() == 1 ? " file" : " files") +
         " signed with key " + made->key + "\n";
}

ExitCode run_sign(const SignArguments& arguments, Console& console) {
  const auto told = sign(arguments, signature_path(arguments));
  if (!told) {
    console.complain(told.error().message);
    return ExitCode::kDocumentsFailed;
  }
  console.print(*told);
  return ExitCode::kDone;
}

}  // namespace

Command make_sign(CLI::App& program) {
  auto arguments = std::make_shared<SignArguments>();
  auto* app = program.add_subcommand("sign", "Sign a report and the files that belong to it");
  app->add_option("FILE", arguments->files, "Report in JSON, its page, its certificate, the document: of one folder")
      ->option_text("...")
      ->required();
  app->add_option("--key", arguments->key, "Key that signs, as keygen made it")->option_text("NAME")->required();
  app->add_option("--out", arguments->out, "Signature file; by default the first file with .tamga-signature")
      ->option_text("FILE");
  app->footer(
      "Example:\n"
      "  tamga sign --key office-2026 essay.json essay.html essay.pdf essay.docx");
  return {app, [arguments](Console& console) { return run_sign(*arguments, console); }};
}

}  // namespace tamga
