#include "corpora/helpers/helper_programs.h"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace tamga {
namespace {

std::string installed(std::string_view name) {
  const auto path = "/usr/bin/" + std::string(name);
  std::error_code failed;
  return std::filesystem::is_regular_file(path, failed) ? path : std::string();
}

std::vector<std::string> sandbox() {
  return {bubblewrap_path(), "--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534", "--die-with-parent",
          "--new-session", "--cap-drop", "ALL", "--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "LC_ALL",
          "C.UTF-8", "--setenv", "HOME", "/tmp",
          // One thread: the limit of processor time is that of a page, and several pages are read at a time.
          "--setenv", "OMP_THREAD_LIMIT", "1", "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/etc/fonts", "/etc/fonts",
          "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/alternatives",
          "/etc/alternatives", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink",
          "usr/bin", "/bin", "--proc", "/proc", "--dev", "/dev", "--size", "67108864", "--tmpfs", "/tmp",
          "--remount-ro", "/", "--chdir", "/tmp", "--"};
}

std::vector<std::string> program_arguments(Helper helper, std::uint32_t page) {
  const auto number = std::to_string(page);
  switch (helper) {
    case Helper::kCatdoc:
      // Single bytes in the page that Word 97 and later mean by them. Those of older Russian files come out wrong, and
      // the repair of encodings, which weighs the words, puts them right; the other way round it could not.
      return {"-s", "cp1252", "-d", "utf-8", "-w"};
    case Helper::kPdfToPpm:
      return {"-r", "300", "-gray", "-png", "-f", number, "-l", number, "-singlefile", "-"};
    case Helper::kTesseract:
      return {"stdin", "stdout", "-l", recognised_languages(), "tsv"};
    case Helper::kProbe:
      break;
  }
  return {};
}

}  // namespace

std::string bubblewrap_path() {
  return installed("bwrap");
}

std::string helper_name(Helper helper) {
  switch (helper) {
    case Helper::kCatdoc:
      return "catdoc";
    case Helper::kPdfToPpm:
      return "pdftoppm";
    case Helper::kTesseract:
      return "tesseract";
    case Helper::kProbe:
      break;
  }
  return "true";
}

std::string helper_path(Helper helper) {
  return installed(helper_name(helper));
}

std::string recognised_languages() {
  std::error_code failed;
  std::string languages;
  for (const std::string language : {"kir", "rus", "eng"}) {
    for (const std::string folder :
         {"/usr/share/tesseract-ocr/5/tessdata/", "/usr/share/tesseract-ocr/4.00/tessdata/", "/usr/share/tessdata/"}) {
      if (!std::filesystem::exists(folder + language + ".traineddata", failed)) continue;
      languages += (languages.empty() ? "" : "+") + language;
      break;
    }
  }
  return languages;
}

std::vector<std::string> helper_arguments(Helper helper, std::uint32_t page) {
  auto arguments = sandbox();
  arguments.push_back(helper_path(helper));
  const auto own = program_arguments(helper, page);
  arguments.insert(arguments.end(), own.begin(), own.end());
  return arguments;
}

}  // namespace tamga
