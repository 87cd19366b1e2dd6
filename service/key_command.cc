#include "service/key_command.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "service/access/audit_log.h"
#include "service/access/key_file.h"
#include "service/access/utc_now.h"
#include "service/settings_of_run.h"

namespace tamga {
namespace {

const std::vector<std::string_view> own_options = {"role", "institution", "note", "keep-hours"};
constexpr std::size_t kLongestName = 200;

std::unexpected<Error> wrong(std::string message) {
  return fail(ErrorCode::kInvalidArgument, std::move(message));
}

Result<std::filesystem::path> file_of(const Arguments& arguments, std::filesystem::path (*place)(const Settings&)) {
  const auto settings = settings_of_run(arguments, own_options);
  if (!settings) return std::unexpected(settings.error());
  if (settings->corpus.empty() && settings->state.empty() && settings->access.keys.empty()) {
    return wrong("--corpus: the directory of the corpus is missing");
  }
  return place(*settings);
}

std::string option_or(const Arguments& arguments, std::string_view name, std::string_view otherwise) {
  const auto* value = arguments.option(name);
  return value == nullptr ? std::string(otherwise) : *value;
}

Result<ApiKey*> key_of(ApiKeys& keys, const Arguments& arguments) {
  if (arguments.words.size() != 3) return wrong("key: the id of one key is wanted");
  const auto found = std::ranges::find(keys.keys, arguments.words[2], &ApiKey::id);
  if (found == keys.keys.end()) return fail(ErrorCode::kNotFound, arguments.words[2] + ": there is no such key");
  return &*found;
}

std::string shown_once(const ApiKey& key, const NewSecret& secret) {
  return "tamga_" + key.id + "_" + secret.text + "\n";
}

Result<std::string> create(const Arguments& arguments, const std::filesystem::path& file) {
  const auto* role_text = arguments.option("role");
  const auto role = role_text == nullptr ? std::nullopt : role_of(*role_text);
  if (!role) return wrong("--role: admin, lms, teacher or auditor is wanted");
  const auto* institution = arguments.option("institution");
  if (institution == nullptr) return wrong("--institution: whose data the key opens is missing");
  auto note = option_or(arguments, "note", "");
  if (*institution == "*" || institution->starts_with("shared:")) {
    return wrong("--institution: \"" + *institution + "\" is no name of an institution");
  }
  if (institution->size() > kLongestName || note.size() > kLongestName) return wrong("--institution, --note: too long");
  const auto secret = make_secret();
  const ApiKey key{make_key_id(), *institution, *role, std::move(note), {secret.kept}, ""};
  const auto edited = edit_api_keys(file, [&](ApiKeys& keys) -> Status {
    keys.keys.push_back(key);
    return {};
  });
  if (!edited) return std::unexpected(edited.error());
  return shown_once(key, secret);
}

// The old secrets go on for a while, so that nothing stops while the new one is put in place.
Result<std::string> rotate(const Arguments& arguments, const std::filesystem::path& file) {
  const auto hours_text = option_or(arguments, "keep-hours", "24");
  std::uint32_t hours = 0;
  const auto [end, error] = std::from_chars(hours_text.data(), hours_text.data() + hours_text.size(), hours);
  if (error != std::errc() || end != hours_text.data() + hours_text.size() || hours > 24 * 366) {
    return wrong("--keep-hours: \"" + hours_text + "\" is no number of hours within a year");
  }
  std::string shown;
  const auto edited = edit_api_keys(file, [&](ApiKeys& keys) -> Status {
    const auto key = key_of(keys, arguments);
    if (!key) return std::unexpected(key.error());
    if (!(*key)->revoked.empty()) return wrong((*key)->id + ": the key is revoked; create another one");
    const auto until = seconds_now() + std::int64_t{hours} * 3600;
    std::erase_if((*key)->secrets,
                  [](const KeySecret& old) { return old.expires != 0 && old.expires <= seconds_now(); });
    for (auto& old : (*key)->secrets) old.expires = old.expires == 0 ? until : std::min(old.expires, until);
    const auto secret = make_secret();
    (*key)->secrets.push_back(secret.kept);
    shown = shown_once(**key, secret);
    return {};
  });
  if (!edited) return std::unexpected(edited.error());
  return shown;
}

Result<std::string> revoke(const Arguments& arguments, const std::filesystem::path& file) {
  const auto edited = edit_api_keys(file, [&](ApiKeys& keys) -> Status {
    const auto key = key_of(keys, arguments);
    if (!key) return std::unexpected(key.error());
    if ((*key)->revoked.empty()) (*key)->revoked = utc_now();
    (*key)->secrets.clear();
    return {};
  });
  if (!edited) return std::unexpected(edited.error());
  return "revoked " + arguments.words[2] + "\n";
}

Result<std::string> list(const std::filesystem::path& file) {
  const auto keys = load_api_keys(file);
  if (!keys) return std::unexpected(keys.error());
  std::string text;
  for (const auto& key : keys->keys) {
    std::string role(role_name(key.role));
    role.resize(8, ' ');
    const auto made = key.secrets.empty() ? std::string("without a secret") : "made " + key.secrets.back().made;
    const auto state = key.revoked.empty() ? made : "revoked " + key.revoked;
    text.append(key.id).append("  ").append(role).append("  ").append(state).append("  ").append(key.institution);
    if (!key.note.empty()) text.append("  (").append(key.note).append(")");
    text += "\n";
  }
  return text.empty() ? "there are no keys\n" : text;
}

}  // namespace

Result<std::string> run_key_command(const Arguments& arguments) {
  const auto file = file_of(arguments, keys_file);
  if (!file) return std::unexpected(file.error());
  const auto word = arguments.words.size() < 2 ? std::string() : arguments.words[1];
  if (word == "create") return create(arguments, *file);
  if (word == "rotate") return rotate(arguments, *file);
  if (word == "revoke") return revoke(arguments, *file);
  if (word == "list") return list(*file);
  return wrong("key: create, list, rotate or revoke is wanted");
}

Result<std::string> run_audit_command(const Arguments& arguments, bool& intact) {
  const auto file = file_of(arguments, audit_file);
  if (!file) return std::unexpected(file.error());
  const auto word = arguments.words.size() < 2 ? std::string() : arguments.words[1];
  if (word == "pseudonym" && arguments.words.size() == 3) {
    const auto name = audit_pseudonym(*file, option_or(arguments, "institution", ""), arguments.words[2]);
    if (!name) return std::unexpected(name.error());
    return *name + "\n";
  }
  if (word != "verify") return wrong("audit: verify, or pseudonym and an id, is wanted");
  const auto check = verify_audit_log(*file);
  if (!check) return std::unexpected(check.error());
  intact = !check->bad_line;
  if (!check->bad_line)
    return file->string() + ": " + std::to_string(check->lines) + " lines, all as they were written\n";
  return file->string() + ": line " + std::to_string(*check->bad_line) + ": " + check->reason + "\n";
}

}  // namespace tamga
