#include "engine/report/shares_reader.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace tamga {
namespace {

SetAside read_set_aside(const JsonCursor& json) {
  SetAside set_aside;
  set_aside.templates = json.at("template").count32();
  set_aside.title_page = json.at("title_page").count32();
  set_aside.front_matter = json.at("front_matter").count32();
  set_aside.bibliography = json.at("bibliography").count32();
  set_aside.laws = json.at("law").count32();
  set_aside.set_phrases = json.at("set_phrase").count32();
  return set_aside;
}

std::vector<std::string> read_texts(const JsonCursor& list) {
  return read_list(list, [](const JsonCursor& item) { return item.text(); });
}

constexpr auto kLastKind = static_cast<ExclusionKind>(kExclusionKinds - 1);

// Sources are numbered from 1 in JSON, so 0 is a fault.
Holder read_holder(const JsonCursor& json) {
  const std::uint32_t number = json.at("source").count32();
  if (number == 0) json.at("source").fail("numbers no source");
  return {number - (number == 0 ? 0 : 1), json.at("class").one_of(PassageClass::kSummarised, passage_class_name),
          read_reasons(json.at("reasons"))};
}

LabelledSpan read_labelled_span(const JsonCursor& json) {
  LabelledSpan span;
  span.words = read_range<TokenRange>(json.at("tokens"));
  span.label = json.at("label").one_of(SpanLabel::kQuotationOverCap, span_label_name);
  span.reasons = read_reasons(json.at("reasons"));
  span.held_by = read_list(json.at("held_by"), read_holder);
  return span;
}

}  // namespace

Shares read_shares(const JsonCursor& json) {
  const auto words = json.at("words");
  Shares shares;
  shares.words = words.at("all").count32();
  shares.copied = words.at("copied").count32();
  shares.reworded = words.at("reworded").count32();
  shares.summarised = words.at("summarised").count32();
  shares.quoted = words.at("quoted").count32();
  shares.set_aside = words.at("set_aside").count32();
  shares.set_aside_as = read_set_aside(words.at("set_aside_as"));
  shares.own_earlier = words.at("own_earlier").count32();
  shares.not_judged = words.at("not_judged").count32();
  shares.original = words.at("original").count32();
  shares.longest_passage = words.at("longest_passage").count32();
  shares.in_runs_1 = json.at("coefficient_1").at("words").count32();
  shares.in_runs_2 = json.at("coefficient_2").at("words").count32();
  return shares;
}

Standing read_standing(const JsonCursor& json) {
  return {json.at("less").count32(), json.at("same").count32(), json.at("more").count32(),
          read_list(json.at("shares"), [](const JsonCursor& share) { return share.hundredths(); })};
}

Spread read_spread(const JsonCursor& json) {
  return {json.at("documents").count64(), json.at("more").yes_or_no()};
}

ExclusionSet read_reasons(const JsonCursor& json) {
  ExclusionSet reasons;
  for (const JsonCursor& item : json.items()) reasons.add(item.one_of(kLastKind, exclusion_name));
  return reasons;
}

ReportedExclusionSettings read_exclusion_settings(const JsonCursor& json) {
  ReportedExclusionSettings settings;
  settings.asked.on = read_reasons(json.at("on"));
  settings.asked.own_scope = json.at("own_scope").one_of(OwnScope::kNone, own_scope_name);
  settings.asked.least_source.words = json.at("least_source_words").count32();
  settings.asked.least_source.hundredths = json.at("least_source_percent").hundredths();
  settings.asked.named_sources = read_texts(json.at("named_sources"));
  settings.templates = read_list(json.at("templates"), [](const JsonCursor& one) {
    return ReportedExclusionSettings::Template{one.at("file").text(), one.at("sha256").text()};
  });
  settings.legal_collections = read_texts(json.at("legal_collections"));
  settings.phrases_version = json.at("phrases_version").count32();
  return settings;
}

ReportedSpan read_span(const JsonCursor& json, ExclusionSet on) {
  LabelledSpan span = read_labelled_span(json);
  const Verdict verdict = judge(span, on);
  return {read_range<CodePointRange>(json.at("code_points")), std::move(span), verdict};
}

ReportedExclusion read_exclusion(const JsonCursor& json) {
  return {json.at("kind").one_of(kLastKind, exclusion_name),
          json.at("state").one_of(ExclusionState::kOverCap, exclusion_state_name),
          read_range<TokenRange>(json.at("tokens")),
          read_range<CodePointRange>(json.at("code_points")),
          read_place(json.at("place")),
          json.at("sentence").text()};
}

SearchedCollection read_searched(const JsonCursor& json) {
  return {json.at("name").text(), json.at("legal").yes_or_no(), json.at("documents").count64(),
          read_list(json.at("groups"), [](const JsonCursor& group) {
            return SearchedCollection::Group{group.at("language").one_of(Language::kEnglish, language_code),
                                             group.at("year").text(), group.at("documents").count64()};
          })};
}

Place read_place(const JsonCursor& json) {
  return {json.at("part").one_of(Part::kTextBox, part_name), json.at("paragraph").count32(), json.at("page").count32()};
}

}  // namespace tamga
