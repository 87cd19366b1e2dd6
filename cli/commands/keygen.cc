#include <chrono>
#include <memory>

#include "cli/commands/command.h"
#include "cli/key_ring_file.h"
#include "cli/report_files.h"
#include "engine/base/key_file.h"
#include "engine/report/signature/utc_time.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

struct KeygenArguments {
  std::string name, keys = "tamga-keys.json", retire, revoke, reason;
};

std::string now() {
  return utc_time(std::chrono::system_clock::now());
}

// The key of the ring with this id, or with this name if it is the only one of that name.
Result<RingKey*> named_key(KeyRing& ring, const std::string& name, const std::string& file) {
  if (RingKey* key = find_key(ring, name)) return key;
  RingKey* found = nullptr;
  for (RingKey& key : ring.keys) {
    if (key.name != name) continue;
    if (found != nullptr)
      return fail(ErrorCode::kInvalidArgument, name + ": several keys of " + file + " have this name");
    found = &key;
  }
  if (found == nullptr) return fail(ErrorCode::kNotFound, name + ": there is no such key in " + file);
  return found;
}

// Makes the private key, and enters the public one.
Result<std::string> make_key(const KeygenArguments& arguments, KeyRing& ring) {
  const auto path = private_key_path(arguments.name);
  auto public_path = path;
  public_path.replace_extension(".pub");
  std::error_code ignored;
  if (fs::exists(public_path, ignored)) {
    return fail(ErrorCode::kInvalidArgument, public_path.string() + ": there already; it is not overwritten");
  }
  const auto key = PrivateKey::generate();
  if (!key) return std::unexpected(key.error());
  if (const auto written = write_private_key(*key, path); !written) return std::unexpected(written.error());
  if (const auto written = write_whole_file(public_path, public_key_pem(key->public_key())); !written) {
    return std::unexpected(written.error());
  }
  ring.keys.push_back({path.stem().string(), key->public_key(), now(), "", "", ""});
  return "made key " + shown_key(ring.keys.back()) + "\nprivate  " + path.string() + "\npublic   " +
         public_path.string() + "\n";
}

Result<std::string> change_ring(const KeygenArguments& arguments, KeyRing& ring) {
  std::string told;
  if (!arguments.retire.empty()) {
    const auto key = named_key(ring, arguments.retire, arguments.keys);
    if (!key) return std::unexpected(key.error());
    if ((*key)->retired.empty()) (*key)->retired = now();
    told += "retired  " + shown_key(**key) + ", " + (*key)->retired + "\n";
  }
  if (!arguments.revoke.empty()) {
    const auto key = named_key(ring, arguments.revoke, arguments.keys);
    if (!key) return std::unexpected(key.error());
    if ((*key)->revoked.empty()) (*key)->revoked = now();
    (*key)->reason = arguments.reason;
    told += "revoked  " + shown_key(**key) + ", " + (*key)->revoked + "\n";
  }
  if (arguments.name.empty()) return told;
  const auto made = make_key(arguments, ring);
  if (!made) return std::unexpected(made.error());
  return told + *made;
}

ExitCode run_keygen(const KeygenArguments& arguments, Console& console) {
  const auto refuse = [&](const Error& error) {
    console.complain(error.message);
    return ExitCode::kUsage;
  };
  if (arguments.name.empty() && arguments.retire.empty() && arguments.revoke.empty()) {
    return refuse({ErrorCode::kInvalidArgument, "keygen: the name of a new key is missing"});
  }
  auto ring = load_key_ring_or_begin(arguments.keys);
  if (!ring) return refuse(ring.error());
  const auto told = change_ring(arguments, *ring);
  if (!told) return refuse(told.error());
  if (const auto saved = save_key_ring(*ring, arguments.keys); !saved) return refuse(saved.error());
  console.print(*told + "key ring " + arguments.keys + "\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_keygen(CLI::App& program) {
  auto arguments = std::make_shared<KeygenArguments>();
  auto* app = program.add_subcommand("keygen", "Make a key that signs reports, or take one out of use");
  app->add_option("NAME", arguments->name, "Name of the new key: NAME.key and NAME.pub are written")->option_text(" ");
  add_keys_option(*app, arguments->keys);
  app->add_option("--retire", arguments->retire, "Key that is replaced: what it signed until now still verifies")
      ->option_text("KEY");
  auto* revoke = app->add_option("--revoke", arguments->revoke, "Key that others may have: nothing it signed verifies")
                     ->option_text("KEY");
  app->add_option("--reason", arguments->reason, "Why it is revoked")->option_text("TEXT")->needs(revoke);
  app->footer(
      "NAME.key is secret: keep it where only those who sign can read it. The key ring\n"
      "holds no secret; everybody who verifies needs it.\n"
      "\n"
      "Example:\n"
      "  tamga keygen office-2026 --retire office-2025");
  return {app, [arguments](Console& console) { return run_keygen(*arguments, console); }};
}

}  // namespace tamga
