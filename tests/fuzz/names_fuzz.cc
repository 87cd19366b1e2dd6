// Any bytes as the name of an entry of an archive: what comes out of it is UTF-8, and what Moodle says stands in it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpora/archive/archive_magic.h"
#include "corpora/archive/entry_name.h"
#include "corpora/extract/safe_name.h"
#include "corpora/sources/moodle_name.h"
#include "tests/fuzz/sound_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const auto decoded = tamga::decode_entry_name(raw);
  tamga::require(!tamga::first_invalid_utf8(decoded), "a name is UTF-8");
  const auto name = tamga::safe_name(decoded);
  static_cast<void>(tamga::is_hidden(name) || tamga::leads_outside(name) || tamga::is_archive_name(name) ||
                    tamga::is_container_name(name) || tamga::has_archive_magic(raw));
  const auto moodle = tamga::parse_moodle_name(name);
  if (!moodle) return 0;
  tamga::require(!moodle->author.empty() && !moodle->file.empty(), "an author and a file");
  tamga::require(name.ends_with(moodle->file), "the file stands at the end");
  tamga::require(name.find("_" + moodle->participant_id + "_assignsubmission_") != std::string::npos,
                 "the id stands in it");
  return 0;
}
