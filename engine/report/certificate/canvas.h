// One A4 page to draw on, by Cairo and Pango, that becomes a PDF. Its bytes depend on what is drawn and on the font
// files, on nothing else: no date, no locale, no setting of the machine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/report/certificate/qr_code.h"

namespace tamga {

inline constexpr double kPageWidth = 595.276;  // points of 1/72 inch
inline constexpr double kPageHeight = 841.89;

enum class Face : std::uint8_t { kPlain, kBold, kMono };
enum class Align : std::uint8_t { kLeft, kRight, kCentre };

struct TextStyle {
  Face face = Face::kPlain;
  double size = 8.5;  // points
  double grey = 0;    // 0 black .. 1 white
  int lines = 1;      // most lines; what does not fit ends in "…"
  Align align = Align::kLeft;
};

// How an area is filled: told apart in black and white too.
enum class Fill : std::uint8_t { kBlack, kRising, kFalling, kDark, kLevel, kUpright, kPale, kWhite };

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

class Canvas {
 public:
  // `language` as in ISO 639-1, for breaking lines; `title` of the document. kNotFound if a font file is not there.
  static Result<Canvas> make(std::string_view language, const std::string& title);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas();

  // Sets `text` with its first line's top left corner at (x, y), in lines of at most `width` points. Characters that
  // the font does not have, that do not show or that turn the direction of writing stand as ⟨U+202E⟩; every white space
  // is one blank. Returns the height taken.
  double text(double x, double y, double width, std::string_view text, const TextStyle& style = {});
  // That height, without drawing.
  double height_of(double width, std::string_view text, const TextStyle& style = {});
  // The width of one line of it.
  double width_of(std::string_view text, const TextStyle& style = {});

  void line(double x1, double y1, double x2, double y2, double width = 0.5, double grey = 0.4);
  void fill(const Box& box, Fill how);          // with a thin outline
  void qr(const Box& box, const QrCode& code);  // with its quiet zone of four modules inside the box

  // Ends the page. Nothing can be drawn afterwards. kUnavailable if Cairo failed on the way.
  Result<std::string> finish();

 private:
  struct State;
  explicit Canvas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tamga
