// libarchive turns the names of entries into the locale of the calling thread, and in the locale "C" loses all that is
// not ASCII. This gives the thread a UTF-8 locale for a while and leaves the process alone.
#pragma once

#include <locale.h>  // NOLINT(modernize-deprecated-headers): newlocale and uselocale are POSIX, not <clocale>

namespace tamga {

class ArchiveLocale {
 public:
  ArchiveLocale() : mine_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (mine_ != nullptr) before_ = uselocale(mine_);
  }
  ArchiveLocale(const ArchiveLocale&) = delete;
  ArchiveLocale& operator=(const ArchiveLocale&) = delete;
  ArchiveLocale(ArchiveLocale&&) = delete;
  ArchiveLocale& operator=(ArchiveLocale&&) = delete;
  ~ArchiveLocale() {
    if (mine_ == nullptr) return;
    uselocale(before_);
    freelocale(mine_);
  }

 private:
  locale_t mine_;
  locale_t before_ = nullptr;
};

}  // namespace tamga
