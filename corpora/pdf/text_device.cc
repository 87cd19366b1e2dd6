#include "corpora/pdf/text_device.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr double kOpaque = 0.95;
constexpr double kHardlySeen = 0.05;
constexpr double kRaised = 0.3;               // of the size: from the foot of a letter to its middle
constexpr double kSqueezed = 0.1;             // of its width
constexpr double kWordGap = 0.15;             // of the size: so far apart are words
constexpr int kWithoutInk = 3;                // rendering mode
constexpr std::size_t kMostHidden = 100'000;  // bytes of hidden words of a page that are kept
constexpr std::size_t kMostBare = 10'000;

bool is_known(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
  return !control && !private_use && c != 0xFFFD;
}

std::string utf8_of(const Unicode* unicode, int length) {
  std::string text;
  for (int i = 0; i < length; ++i) {
    const char32_t c = unicode[i];
    append_utf8(text, c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? U'\uFFFD' : c);
  }
  return text;
}

Colour colour_of(const GfxRGB& rgb) {
  const auto part = [](GfxColorComp value) {
    return static_cast<std::uint8_t>(std::clamp<int>(colToByte(value), 0, 255));
  };
  return {part(rgb.r), part(rgb.g), part(rgb.b)};
}

// Letters of which everybody sees which they are, in lower case; 0 for all else.
char32_t plain_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (c >= U'a' && c <= U'z') return c;
  if (c >= U'А' && c <= U'Я') return c - U'А' + U'а';
  return c >= U'а' && c <= U'я' ? c : 0;
}

// Plain letters of each text that the other one has not. What is drawn beside them, a ligature or a sign without a
// character, may stand for a few.
std::size_t other_letters(std::u32string_view said, std::u32string_view drawn) {
  constexpr std::ptrdiff_t kOfASign = 4;
  std::map<char32_t, std::ptrdiff_t> count;
  std::ptrdiff_t signs = 0;
  for (const char32_t c : said) {
    if (const auto letter = plain_letter(c)) ++count[letter];
  }
  for (const char32_t c : drawn) {
    const auto letter = plain_letter(c);
    if (letter != 0)
      --count[letter];
    else if (c != U' ')
      ++signs;
  }
  std::ptrdiff_t only_said = 0;
  std::ptrdiff_t only_drawn = 0;
  for (const auto& [letter, more] : count) (more > 0 ? only_said : only_drawn) += std::abs(more);
  return static_cast<std::size_t>(std::max({std::ptrdiff_t{0}, only_said - signs * kOfASign, only_drawn}));
}

PaintedBox around(const GfxSubpath& path, const GfxState& state) {
  PaintedBox box{1e9, 1e9, -1e9, -1e9};
  for (int i = 0; i < path.getNumPoints(); ++i) {
    double x = 0;
    double y = 0;
    state.transform(path.getX(i), path.getY(i), &x, &y);
    box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
  }
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  state.getClipBBox(&left, &top, &right, &bottom);
  return {std::max(box.left, left), std::max(box.top, top), std::min(box.right, right), std::min(box.bottom, bottom)};
}

// Four corners, each beside or below the one before it.
bool is_rectangle(const GfxSubpath& path, const GfxState& state) {
  const int points = path.getNumPoints();
  if (points != 4 && points != 5) return false;
  for (int i = 1; i < points; ++i) {
    double x = 0;
    double y = 0;
    state.transformDelta(path.getX(i) - path.getX(i - 1), path.getY(i) - path.getY(i - 1), &x, &y);
    if (path.getCurve(i) || (std::abs(x) > 0.1 && std::abs(y) > 0.1)) return false;
  }
  return points == 4 || (path.getX(4) == path.getX(0) && path.getY(4) == path.getY(0));
}

}  // namespace

void TextDevice::startPage(int number, GfxState* state, XRef* xref) {
  painted_ = PaintedPage();
  glyphs_.clear();
  hidden_.clear();
  position_ = 0;
  bare_.clear();
  letters_ = unknown_ = over_pictures_ = others_ = 0;
  said_.reset();
  masked_ = false;
  TextOutputDev::startPage(number, state, xref);
}

void TextDevice::endPage() {
  TextOutputDev::endPage();
  words_ = makeWordList();
}

TextDevice::Spot TextDevice::spot_of(GfxState* state, double x, double y, double dx, double dy) const {
  Spot spot;
  double along_x = 0;
  double along_y = 0;
  state->transform(x, y, &spot.x, &spot.y);
  state->transformDelta(dx, dy, &along_x, &along_y);
  spot.advance = std::hypot(along_x, along_y);
  spot.points = state->getTransformedFontSize();
  const auto& font = state->getFont();
  if (font && font->getType() == fontType3) spot.points = 12;  // its letters have a scale of their own
  spot.x += along_x / 2;
  spot.y += along_y / 2;
  if (spot.advance > 0) {
    spot.x += along_y / spot.advance * kRaised * spot.points;
    spot.y -= along_x / spot.advance * kRaised * spot.points;
  }
  return spot;
}

// Letters are filled, outlined, both or neither. What of that lies on a ground of its own colour shows nothing.
void TextDevice::set_ink(GfxState* state, const Spot& spot, Look& look) {
  const int mode = state->getRender() & 3;
  const bool filled = (mode == 0 || mode == 2) && state->getFillOpacity() >= kHardlySeen;
  const bool outlined = (mode == 1 || mode == 2) && state->getStrokeOpacity() >= kHardlySeen;
  look.without_ink = !filled && !outlined && (mode != kWithoutInk || state->getRender() == kWithoutInk);
  const bool sheer = (filled && state->getFillOpacity() < kOpaque) || (outlined && state->getStrokeOpacity() < kOpaque);
  const bool patterned = (filled && state->getFillColorSpace()->getMode() == csPattern) ||
                         (outlined && state->getStrokeColorSpace()->getMode() == csPattern);
  if (masked_ || sheer || patterned || (!filled && !outlined)) return;
  look.ground = painted_.ground(spot.x, spot.y);
  GfxRGB rgb{};
  if (outlined) {
    state->getStrokeRGB(&rgb);
    look.ink = colour_of(rgb);
  }
  const bool outline_is_seen = outlined && look.ground && !looks_the_same(*look.ink, *look.ground);
  if (!filled || outline_is_seen) return;
  state->getFillRGB(&rgb);
  look.ink = colour_of(rgb);
}

Look TextDevice::look_of(GfxState* state, const Spot& spot) {
  Look look;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  state->getClipBBox(&left, &top, &right, &bottom);
  const double margin = spot.points / 2;
  const auto is_out = [margin](double at, double begin, double end) {
    return at < begin - margin || at > end + margin;
  };
  look.off_page = is_out(spot.x, 0, state->getPageWidth()) || is_out(spot.y, 0, state->getPageHeight()) ||
                  is_out(spot.x, left, right) || is_out(spot.y, top, bottom);
  look.points = state->getHorizScaling() < kSqueezed ? 0 : spot.points;
  set_ink(state, spot, look);
  return look;
}

void TextDevice::hide(HiddenBy how, const Spot& spot, std::string_view letters) {
  if (hidden_.empty() || hidden_.back().how != how) hidden_.push_back({.text = {}, .how = how});
  auto& words = hidden_.back().text;
  const double step = std::hypot(spot.x - last_hidden_.x, spot.y - last_hidden_.y);
  const double touching = (spot.advance + last_hidden_.advance) / 2 + kWordGap * std::max(spot.points, 0.1);
  if (!words.empty() && step > touching) words += ' ';
  last_hidden_ = spot;
  if (words.size() < kMostHidden) words += letters;
}

void TextDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                          CharCode code, int bytes, const Unicode* unicode, int length) {
  const Spot spot = spot_of(state, x, y, dx, dy);
  auto hidden = hidden_by(look_of(state, spot));
  bool counted = false;
  const auto letters = utf8_of(unicode, length);
  if (hidden == HiddenBy::kTransparent) {
    if (painted_.has_picture(spot.x, spot.y) || pictures_.has_picture(spot.x, spot.y)) {
      over_pictures_ += letters == " " ? 0 : 1;
      counted = true;
      hidden = std::nullopt;
    } else if (bare_.size() < kMostBare) {
      bare_.push_back(spot);
    }
  }
  if (hidden) {
    hide(*hidden, spot, letters);
    return incCharCount(bytes);
  }
  if (letters != " ") {
    ++letters_;
    const bool known = length > 0 && std::all_of(unicode, unicode + length, is_known);
    unknown_ += known ? 0 : 1;
  }
  if (said_) drawn_.append(unicode, unicode + length);
  glyphs_.push_back({position_, spot, painted_.now(), counted});
  position_ += bytes;
  TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, unicode, length);
}

void TextDevice::incCharCount(int count) {
  position_ += count;
  TextOutputDev::incCharCount(count);
}

void TextDevice::beginActualText(GfxState* state, const GooString* instead) {
  compare_replacement();
  Unicode* characters = nullptr;
  const int count = TextStringToUCS4(instead->toStr(), &characters);
  said_.emplace(characters, characters + count);
  gfree(characters);
  drawn_.clear();
  TextOutputDev::beginActualText(state, instead);
}

void TextDevice::endActualText(GfxState* state) {
  compare_replacement();
  TextOutputDev::endActualText(state);
}

// A document may give characters for what it draws: those of a ligature, the word that a hyphen parts. Plain letters
// must then be the same ones.
void TextDevice::compare_replacement() {
  if (said_ && !drawn_.empty()) others_ += other_letters(*said_, drawn_);
  said_.reset();
}

void TextDevice::paint_path(GfxState* state) {
  const GfxPath* const path = state->getPath();
  const bool plain = !masked_ && state->getFillOpacity() >= kOpaque && state->getBlendMode() == gfxBlendNormal;
  GfxRGB rgb{};
  state->getFillRGB(&rgb);
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath& part = *path->getSubpath(i);
    const bool solid = plain && is_rectangle(part, *state);
    painted_.paint(around(part, *state), solid ? PaintKind::kSolid : PaintKind::kOther, colour_of(rgb));
  }
}

void TextDevice::paint_clip(GfxState* state, PaintKind kind) {
  PaintedBox box;
  state->getClipBBox(&box.left, &box.top, &box.right, &box.bottom);
  painted_.paint(box, kind, std::nullopt);
}

// A picture fills the unit square.
void TextDevice::paint_picture(GfxState* state, PaintKind kind) {
  const bool plain = !masked_ && state->getFillOpacity() >= kOpaque && state->getBlendMode() == gfxBlendNormal;
  if (!plain) kind = PaintKind::kSheerPicture;
  PaintedBox box{1e9, 1e9, -1e9, -1e9};
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}) {
    double at_x = 0;
    double at_y = 0;
    state->transform(x, y, &at_x, &at_y);
    box = {std::min(box.left, at_x), std::min(box.top, at_y), std::max(box.right, at_x), std::max(box.bottom, at_y)};
  }
  painted_.paint(box, kind, std::nullopt);
}

void TextDevice::fill(GfxState* state) {
  paint_path(state);
  TextOutputDev::fill(state);
}

void TextDevice::eoFill(GfxState* state) {
  paint_path(state);
  TextOutputDev::eoFill(state);
}

bool TextDevice::tilingPatternFill(GfxState* state, Gfx* /*gfx*/, Catalog* /*catalog*/, GfxTilingPattern* /*pattern*/,
                                   const double* /*matrix*/, int /*x0*/, int /*y0*/, int /*x1*/, int /*y1*/,
                                   double /*x_step*/, double /*y_step*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

bool TextDevice::functionShadedFill(GfxState* state, GfxFunctionShading* /*shading*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

bool TextDevice::axialShadedFill(GfxState* state, GfxAxialShading* /*shading*/, double /*t_min*/, double /*t_max*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

bool TextDevice::radialShadedFill(GfxState* state, GfxRadialShading* /*shading*/, double /*t_min*/, double /*t_max*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

bool TextDevice::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* /*shading*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

bool TextDevice::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* /*shading*/) {
  paint_clip(state, PaintKind::kOther);
  return true;
}

void TextDevice::drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                               bool interpolate, bool in_line) {
  paint_picture(state, PaintKind::kSheerPicture);
  TextOutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate, in_line);
}

void TextDevice::drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, const int* mask, bool in_line) {
  paint_picture(state, mask == nullptr ? PaintKind::kPicture : PaintKind::kSheerPicture);
  TextOutputDev::drawImage(state, reference, stream, width, height, colours, interpolate, mask, in_line);
}

// The bytes of the picture are not wanted, and in a stream of their own nobody misses them.
void TextDevice::drawMaskedImage(GfxState* state, Object* /*reference*/, Stream* /*stream*/, int /*width*/,
                                 int /*height*/, GfxImageColorMap* /*colours*/, bool /*interpolate*/, Stream* /*mask*/,
                                 int /*mask_width*/, int /*mask_height*/, bool /*mask_invert*/,
                                 bool /*mask_interpolate*/) {
  paint_picture(state, PaintKind::kSheerPicture);
}

void TextDevice::drawSoftMaskedImage(GfxState* state, Object* /*reference*/, Stream* /*stream*/, int /*width*/,
                                     int /*height*/, GfxImageColorMap* /*colours*/, bool /*interpolate*/,
                                     Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                                     GfxImageColorMap* /*mask_colours*/, bool /*mask_interpolate*/) {
  paint_picture(state, PaintKind::kSheerPicture);
}

void TextDevice::setSoftMask(GfxState* /*state*/, const double* /*box*/, bool /*alpha*/, Function* /*transfer*/,
                             GfxColor* /*backdrop*/) {
  masked_ = true;
}

void TextDevice::clearSoftMask(GfxState* /*state*/) {
  masked_ = false;
}

bool TextDevice::must_look_again() const {
  return std::ranges::any_of(bare_, [this](const Spot& spot) { return painted_.has_picture(spot.x, spot.y); });
}

// How many letters of a word lie below something that was painted after them.
TextDevice::Covered TextDevice::covered(const TextWord& word) const {
  const int begin = word.getCharPos();
  const int end = begin + word.getCharLen();
  auto glyph = std::ranges::lower_bound(glyphs_, begin, {}, &Glyph::position);
  Covered covered;
  for (; glyph != glyphs_.end() && glyph->position < end; ++glyph) {
    ++covered.letters;
    covered.by_colour += painted_.is_covered(glyph->spot.x, glyph->spot.y, glyph->painted) ? 1 : 0;
    if (glyph->counted) continue;
    covered.by_pictures += painted_.is_below_picture(glyph->spot.x, glyph->spot.y, glyph->painted) ? 1 : 0;
  }
  return covered;
}

void TextDevice::take_words(PageText& out) {
  const bool may_be_covered = !glyphs_.empty() && glyphs_.front().painted < painted_.now();
  for (int i = 0; words_ && i < words_->getLength(); ++i) {
    const TextWord& word = *words_->get(i);
    std::string letters = utf8_of(word.getChar(0), word.getLength());
    const auto below = may_be_covered ? covered(word) : Covered();
    out.over_pictures += below.by_pictures;
    if (below.by_colour * 2 > below.letters) {
      const bool goes_on = !out.hidden.empty() && out.hidden.back().how == HiddenBy::kCovered;
      if (!goes_on) out.hidden.push_back({.text = {}, .how = HiddenBy::kCovered});
      out.hidden.back().text += (goes_on ? " " : "") + letters;
      continue;
    }
    PageWord read{.text = std::move(letters)};
    word.getBBox(&read.left, &read.top, &read.right, &read.bottom);
    out.words.push_back(std::move(read));
  }
}

PageText TextDevice::take() {
  PageText out;
  out.hidden = std::exchange(hidden_, {});
  out.letters = letters_;
  out.unknown = unknown_;
  out.over_pictures = over_pictures_;
  out.others = others_;
  take_words(out);
  words_.reset();
  pictures_ = PaintedPage();
  return out;
}

}  // namespace tamga
