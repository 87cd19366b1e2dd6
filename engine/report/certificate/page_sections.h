// The parts of the certificate, each of which takes its piece of the page: from the top down, the foot from the bottom
// up, and the lists what is left between them.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/certificate/canvas.h"
#include "engine/report/certificate/certificate.h"
#include "engine/report/certificate/qr_code.h"

namespace tamga {

inline constexpr double kLeft = 42;
inline constexpr double kRight = kPageWidth - 42;
inline constexpr double kTextWidth = kRight - kLeft;

struct Page {
  Canvas& canvas;
  const Report& report;
  const CertificateOptions& options;
  double top = 40;                   // of what is free
  double bottom = kPageHeight - 36;  // of what is free

  std::string_view word(Term name) const { return term(name, options.language); }
};

void draw_title(Page& page, const QrCode& code);
void draw_work(Page& page);
void draw_check(Page& page);
void draw_shares(Page& page);
void draw_foot(Page& page, std::string_view verification);
// Sources, signs of disguise, what was not checked: as many sources as there is room for, at least one line. Leaves
// `reserved` points free.
void draw_lists(Page& page, double reserved);
// What people decided, or lines to write it on; decision_height() is the least that it needs.
void draw_decision(Page& page);
double decision_height(Page& page);

// A heading with a rule above it; takes its height off the top.
void draw_heading(Page& page, std::string_view text);
inline constexpr double kHeadingHeight = 17;

// "label   value" in at most `lines` lines; takes its height off the top.
void draw_row(Page& page, std::string_view label, std::string_view value, const TextStyle& style = {});

}  // namespace tamga
