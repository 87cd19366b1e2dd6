// What Poppler draws on, to learn the words of a page and how they look. The home of Poppler's own types.
#pragma once

#include <OutputDev.h>
#include <TextOutputDev.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpora/pdf/page_text.h"
#include "corpora/pdf/painted.h"

namespace tamga {

// One page at a time. Letters that nobody sees do not reach Poppler's search for words.
class TextDevice : public TextOutputDev {
 public:
  TextDevice() : TextOutputDev(nullptr, false, 0, false, false) {}

  // What was drawn since the last call.
  PageText take();

  // Whether letters without ink of the page were drawn where a picture was painted only afterwards. Whether they belong
  // to it shows when the page is drawn again, between look_again() and take().
  bool must_look_again() const;
  void look_again() { pictures_ = painted_; }

  bool needNonText() override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }
  bool useDrawForm() override { return false; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void incCharCount(int count) override;
  void beginActualText(GfxState* state, const GooString* instead) override;
  void endActualText(GfxState* state) override;

  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern, const double* matrix,
                         int x0, int y0, int x1, int y1, double x_step, double y_step) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min, double t_max) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double t_min, double t_max) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;
  void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool in_line) override;
  void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask, bool in_line) override;
  void drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                       GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width, int mask_height,
                       bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* mask_colours, bool mask_interpolate) override;
  void setSoftMask(GfxState* state, const double* box, bool alpha, Function* transfer, GfxColor* backdrop) override;
  void clearSoftMask(GfxState* state) override;

 private:
  struct Spot {  // where a letter stands, about its middle, and how large it is
    double x = 0;
    double y = 0;
    double points = 0;
    double advance = 0;
  };
  struct Glyph {
    int position;  // in the characters of the page, as Poppler counts them
    Spot spot;
    std::size_t painted;  // before it
    bool counted;         // among the letters of a layer of a scan
  };

  Spot spot_of(GfxState* state, double x, double y, double dx, double dy) const;
  Look look_of(GfxState* state, const Spot& spot);
  void set_ink(GfxState* state, const Spot& spot, Look& look);
  void compare_replacement();
  void hide(HiddenBy how, const Spot& spot, std::string_view letters);
  void paint_path(GfxState* state);
  void paint_clip(GfxState* state, PaintKind kind);
  void paint_picture(GfxState* state, PaintKind kind);
  void take_words(PageText& out);
  struct Covered {
    std::size_t letters = 0;
    std::size_t by_colour = 0;
    std::size_t by_pictures = 0;
  };
  Covered covered(const TextWord& word) const;

  PaintedPage painted_;
  PaintedPage pictures_;    // of the whole page, when it is drawn again
  std::vector<Spot> bare_;  // where letters without ink were drawn that are hidden so far
  std::vector<Glyph> glyphs_;
  std::vector<HiddenWords> hidden_;
  Spot last_hidden_;
  std::unique_ptr<TextWordList> words_;
  int position_ = 0;
  std::size_t letters_ = 0;
  std::size_t unknown_ = 0;
  std::size_t over_pictures_ = 0;
  std::size_t others_ = 0;
  std::optional<std::u32string> said_;  // what the document gives for the letters that are drawn now (ActualText)
  std::u32string drawn_;                // and those
  bool masked_ = false;
};

}  // namespace tamga
