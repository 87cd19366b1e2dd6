// Pango chooses fonts through fontconfig; here it is given a configuration that knows three files and no rules. Fonts
// to fall back on are switched off, and what a font lacks is spelled out before it is set.
#include "engine/report/certificate/canvas.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/report/certificate/fonts.h"
#include "engine/report/certificate/printable_text.h"

namespace tamga {
namespace {

// Far more than a page holds: a name of megabytes is cut before it is laid out.
constexpr std::size_t kMostCodePoints = 2000;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
// A font map of Pango 1.50 keeps its configuration for ever unless it is taken away.
void free_font_map(PangoFontMap* map) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
  g_object_unref(map);
}
template <class T>
using Object = std::unique_ptr<T, Freed<g_object_unref>>;
using FontMap = std::unique_ptr<PangoFontMap, Freed<free_font_map>>;
using Fonts = std::unique_ptr<FcConfig, Freed<FcConfigDestroy>>;
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Description = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;

Description description_of(Face face, double size) {
  Description description(pango_font_description_new());
  const auto family = face == Face::kMono ? kMonoFamily : kSansFamily;
  pango_font_description_set_family(description.get(), std::string(family).c_str());
  pango_font_description_set_weight(description.get(), face == Face::kBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), size * PANGO_SCALE);
  return description;
}

PangoAlignment alignment_of(Align align) {
  switch (align) {
    case Align::kRight:
      return PANGO_ALIGN_RIGHT;
    case Align::kCentre:
      return PANGO_ALIGN_CENTER;
    case Align::kLeft:
      break;
  }
  return PANGO_ALIGN_LEFT;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<Fonts> load_fonts() {
  const auto files = font_files(font_folder());
  if (!files) return std::unexpected(files.error());
  Fonts fonts(FcConfigCreate());
  for (const auto& file : *files) {
    if (FcConfigAppFontAddFile(fonts.get(), reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse) {
      return fail(ErrorCode::kCorrupt, file.string() + ": not a font");
    }
  }
  return fonts;
}

}  // namespace

// Members are freed from the last to the first.
struct Canvas::State {
  std::string bytes;
  Fonts fonts;
  Surface surface;
  Drawing drawing;
  FontMap map;
  Object<PangoContext> context;
  std::array<Object<PangoFont>, 3> faces;  // by Face, for what they have

  Object<PangoLayout> lay_out(double width, std::string_view text, const TextStyle& style) const;
};

Canvas::Canvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::make(std::string_view language, const std::string& title) {
  auto fonts = load_fonts();
  if (!fonts) return std::unexpected(fonts.error());
  auto state = std::make_unique<State>();
  state->fonts = *std::move(fonts);
  state->surface.reset(cairo_pdf_surface_create_for_stream(append, &state->bytes, kPageWidth, kPageHeight));
  auto* pdf = state->surface.get();
  cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Tamga");
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "");  // else: now
  state->drawing.reset(cairo_create(pdf));
  state->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(state->map.get()), state->fonts.get());
  state->context.reset(pango_font_map_create_context(state->map.get()));
  auto* context = state->context.get();
  pango_cairo_update_context(state->drawing.get(), context);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_language(context, pango_language_from_string(std::string(language).c_str()));
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context, FALSE);
  for (const auto face : {Face::kPlain, Face::kBold, Face::kMono}) {
    auto& font = state->faces[static_cast<std::size_t>(face)];
    font.reset(pango_context_load_font(context, description_of(face, 10).get()));
    if (!font) return fail(ErrorCode::kNotFound, font_folder().string() + ": a font of the certificate cannot be used");
  }
  return Canvas(std::move(state));
}

Object<PangoLayout> Canvas::State::lay_out(double width, std::string_view text, const TextStyle& style) const {
  PangoFont* face = faces[static_cast<std::size_t>(style.face)].get();
  const auto shown =
      printable_text(text, kMostCodePoints, [face](char32_t c) { return pango_font_has_char(face, c) != FALSE; });
  Object<PangoLayout> layout(pango_layout_new(context.get()));
  pango_layout_set_font_description(layout.get(), description_of(style.face, style.size).get());
  const Attributes attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_width(layout.get(), static_cast<int>(std::lround(width * PANGO_SCALE)));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_height(layout.get(), -style.lines);
  pango_layout_set_alignment(layout.get(), alignment_of(style.align));
  pango_layout_set_text(layout.get(), shown.data(), static_cast<int>(shown.size()));
  return layout;
}

double Canvas::text(double x, double y, double width, std::string_view text, const TextStyle& style) {
  const auto layout = state_->lay_out(width, text, style);
  auto* drawing = state_->drawing.get();
  cairo_set_source_rgb(drawing, style.grey, style.grey, style.grey);
  cairo_move_to(drawing, x, y);
  pango_cairo_show_layout(drawing, layout.get());
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

double Canvas::height_of(double width, std::string_view text, const TextStyle& style) {
  int height = 0;
  pango_layout_get_size(state_->lay_out(width, text, style).get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

double Canvas::width_of(std::string_view text, const TextStyle& style) {
  int width = 0;
  pango_layout_get_size(state_->lay_out(kPageWidth, text, style).get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

void Canvas::line(double x1, double y1, double x2, double y2, double width, double grey) {
  auto* drawing = state_->drawing.get();
  cairo_set_source_rgb(drawing, grey, grey, grey);
  cairo_set_line_width(drawing, width);
  cairo_move_to(drawing, x1, y1);
  cairo_line_to(drawing, x2, y2);
  cairo_stroke(drawing);
}

void Canvas::fill(const Box& box, Fill how) {
  auto* drawing = state_->drawing.get();
  cairo_save(drawing);
  cairo_rectangle(drawing, box.x, box.y, box.width, box.height);
  cairo_clip(drawing);
  const double tone = how == Fill::kBlack ? 0.1 : how == Fill::kDark ? 0.6 : how == Fill::kPale ? 0.87 : 1;
  cairo_set_source_rgb(drawing, tone, tone, tone);
  cairo_paint(drawing);
  constexpr double kStep = 2.5;  // points between the lines of a hatching
  const double reach = box.width + box.height;
  for (double at = -box.height; at < reach; at += kStep) {
    if (how == Fill::kRising) line(box.x + at, box.y + box.height, box.x + at + box.height, box.y, 0.6, 0);
    if (how == Fill::kFalling) line(box.x + at, box.y, box.x + at + box.height, box.y + box.height, 0.6, 0);
    if (how == Fill::kUpright) line(box.x + at, box.y, box.x + at, box.y + box.height, 0.5, 0.2);
    if (how == Fill::kLevel) line(box.x, box.y + at, box.x + box.width, box.y + at, 0.5, 0.2);
  }
  cairo_restore(drawing);
  cairo_set_source_rgb(drawing, 0.2, 0.2, 0.2);
  cairo_set_line_width(drawing, 0.5);
  cairo_rectangle(drawing, box.x, box.y, box.width, box.height);
  cairo_stroke(drawing);
}

void Canvas::qr(const Box& box, const QrCode& code) {
  constexpr std::size_t kQuiet = 4;
  auto* drawing = state_->drawing.get();
  const double module = std::min(box.width, box.height) / static_cast<double>(code.size + 2 * kQuiet);
  cairo_set_source_rgb(drawing, 0, 0, 0);
  for (std::size_t row = 0; row < code.size; ++row) {
    for (std::size_t column = 0; column < code.size; ++column) {
      std::size_t run = 0;  // dark modules side by side are one rectangle, without a seam
      while (column + run < code.size && code.dark[row * code.size + column + run] != 0) ++run;
      if (run == 0) continue;
      cairo_rectangle(drawing, box.x + static_cast<double>(kQuiet + column) * module,
                      box.y + static_cast<double>(kQuiet + row) * module, static_cast<double>(run) * module, module);
      column += run;
    }
  }
  cairo_fill(drawing);
}

Result<std::string> Canvas::finish() {
  cairo_show_page(state_->drawing.get());
  const auto drawn = cairo_status(state_->drawing.get());
  state_->drawing.reset();
  cairo_surface_finish(state_->surface.get());
  const auto written = cairo_surface_status(state_->surface.get());
  if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS) {
    const auto status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
    return fail(ErrorCode::kUnavailable,
                std::string("the certificate cannot be made: ") + cairo_status_to_string(status));
  }
  return std::move(state_->bytes);
}

}  // namespace tamga
