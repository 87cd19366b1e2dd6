#include "cli/source_texts.h"

namespace tamga {

Result<SourceTexts> source_texts(const Corpus& corpus, const std::vector<Report>& reports) {
  SourceTexts texts;
  for (const auto& report : reports) {
    for (const auto& source : report.sources) {
      if (texts.by_id.contains(source.id)) continue;
      auto stored = corpus.text(report.settings.institution, source.id);
      if (stored && stored->sha256 == source.sha256) {
        texts.by_id.emplace(source.id, std::move(stored->text));
        continue;
      }
      if (!stored && stored.error().code != ErrorCode::kNotFound) return std::unexpected(stored.error());
      texts.missing.push_back(source.id + ": " + (stored ? "replaced" : "erased") +
                              " since the check, so the page shows its passages only");
    }
  }
  return texts;
}

}  // namespace tamga
