#include "bench/quality/alignment_figures.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tamga::quality {
namespace {

using Place = std::tuple<std::string, std::string, std::uint32_t>;  // work, source, begin in the source
using RecallByPlace = std::map<Place, double>;

std::vector<PassagePair> true_passages(const PanCorpus& corpus) {
  std::vector<PassagePair> passages;
  passages.reserve(corpus.truth.size());
  for (const TruePassage& passage : corpus.truth) passages.push_back(passage.where);
  return passages;
}

std::vector<PassagePair> all_detections(const std::vector<PairOutcome>& outcomes) {
  std::vector<PassagePair> detections;
  for (const PairOutcome& outcome : outcomes) {
    detections.insert(detections.end(), outcome.detections.begin(), outcome.detections.end());
  }
  return detections;
}

RecallByPlace by_place(const std::vector<PassagePair>& truth, const std::vector<double>& recalls) {
  RecallByPlace places;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    places[{truth[i].work, truth[i].source, truth[i].in_source.begin}] = recalls[i];
  }
  return places;
}

std::optional<double> relative(const RecallByPlace& recalls, const RecallByPlace& verbatim) {
  double sum = 0;
  double base = 0;
  for (const auto& [place, recall] : recalls) {
    const auto same = verbatim.find(place);
    if (same == verbatim.end()) continue;
    sum += recall;
    base += same->second;
  }
  return base > 0 ? std::optional(sum / base) : std::nullopt;
}

std::map<std::string, double> by_obfuscation(const PanCorpus& corpus, const std::vector<double>& recalls) {
  std::map<std::string, std::pair<double, std::size_t>> sums;
  for (std::size_t i = 0; i < recalls.size(); ++i) {
    auto& [sum, count] = sums[corpus.truth[i].obfuscation];
    sum += recalls[i];
    ++count;
  }
  std::map<std::string, double> means;
  for (const auto& [word, sum] : sums) means[word] = sum.first / static_cast<double>(sum.second);
  return means;
}

void add_outcomes(const std::vector<PairOutcome>& outcomes, AlignmentFigures& figures) {
  for (const PairOutcome& outcome : outcomes) {
    figures.pairs_reported += outcome.detections.empty() ? 0 : 1;
    figures.pairs_unexplained += outcome.unexplained > 0 ? 1 : 0;
    figures.pairs_unexplained_5_percent += outcome.unexplained_share >= 0.05 ? 1 : 0;
    figures.words += outcome.words;
    figures.tokenise_ms += outcome.tokenise_ms;
    figures.align_ms += outcome.align_ms;
  }
  const auto pairs = static_cast<double>(std::max<std::size_t>(outcomes.size(), 1));
  figures.words /= pairs;
  figures.tokenise_ms /= pairs;
  figures.align_ms /= pairs;
}

}  // namespace

std::vector<AlignmentFigures> alignment_figures(const std::vector<AlignedCorpus>& corpora) {
  std::vector<AlignmentFigures> all;
  std::vector<RecallByPlace> places;
  std::map<std::string, std::size_t> verbatim;  // by language
  for (const auto& [corpus, outcomes] : corpora) {
    const auto truth = true_passages(corpus);
    const auto detections = all_detections(outcomes);
    const auto recalls = recall_by_case(truth, detections);
    if (corpus.kind == "verbatim") verbatim[corpus.language] = all.size();
    AlignmentFigures figures;
    figures.language = corpus.language;
    figures.kind = corpus.kind;
    figures.pairs = corpus.pairs.size();
    figures.scores = score(truth, detections);
    figures.recall_by_obfuscation = by_obfuscation(corpus, recalls);
    add_outcomes(outcomes, figures);
    places.push_back(by_place(truth, recalls));
    all.push_back(std::move(figures));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto base = verbatim.find(all[i].language);
    if (base != verbatim.end()) all[i].of_verbatim = relative(places[i], places[base->second]);
  }
  return all;
}

}  // namespace tamga::quality
