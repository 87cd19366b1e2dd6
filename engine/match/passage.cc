#include "engine/match/passage.h"

namespace tamga {

std::string_view passage_class_name(PassageClass passage_class) {
  switch (passage_class) {
    case PassageClass::kCopied:
      return "copied";
    case PassageClass::kReworded:
      return "reworded";
    case PassageClass::kSummarised:
      return "summarised";
  }
  return "";
}

}  // namespace tamga
