// Formats that this version does not read, known by their first bytes, so that a message can name them.
#pragma once

#include <optional>
#include <string_view>

namespace tamga {

// "a PDF document", "an image", "a RAR archive"; nothing for what may be text or a zip container. For the formats of
// old Office, which share one container, the streams inside tell: "an old Word document (.doc)".
std::optional<std::string_view> known_binary(std::string_view bytes);

// What known_binary says of an Office document that only its password opens.
inline constexpr std::string_view kLockedOffice = "locked by a password";
// What it says of that which holds no letters, only what is seen or heard.
inline constexpr std::string_view kImage = "an image";
inline constexpr std::string_view kPhoto = "a photograph (HEIC), which can be sent as JPEG instead";
inline constexpr std::string_view kSound = "a sound or video file";

// "an OpenDocument text", "a presentation", "a zip archive": what a zip container with these first bytes of `mimetype`,
// of `content_types` and with or without the named folders is, if it is not a DOCX file.
struct ContainerSigns {
  std::string_view mimetype;
  std::string_view content_types;
  bool spreadsheet_folder = false;   // xl/
  bool presentation_folder = false;  // ppt/
  bool pages_folder = false;         // Index/
};
std::string_view container_kind(const ContainerSigns& signs);

}  // namespace tamga
