#include "engine/report/terms/report_terms.h"

namespace tamga {

Term class_term(PassageClass passage_class) {
  switch (passage_class) {
    case PassageClass::kCopied:
      return Term::kCopied;
    case PassageClass::kReworded:
      return Term::kReworded;
    case PassageClass::kSummarised:
      break;
  }
  return Term::kSummarised;
}

Term exclusion_term(ExclusionKind kind) {
  switch (kind) {
    case ExclusionKind::kNotJudged:
      return Term::kProgramOrFormula;
    case ExclusionKind::kTemplate:
      return Term::kTemplate;
    case ExclusionKind::kTitlePage:
      return Term::kTitlePage;
    case ExclusionKind::kFrontMatter:
      return Term::kFrontMatter;
    case ExclusionKind::kBibliography:
      return Term::kBibliography;
    case ExclusionKind::kLaw:
      return Term::kLaw;
    case ExclusionKind::kQuotation:
      return Term::kQuotation;
    case ExclusionKind::kSetPhrase:
      return Term::kSetPhrase;
    case ExclusionKind::kOwnEarlier:
      return Term::kOwnWork;
    case ExclusionKind::kNamedSource:
      return Term::kNamedSource;
    case ExclusionKind::kSmallSource:
      return Term::kSmallSource;
    case ExclusionKind::kSmallMatch:
      break;
  }
  return Term::kSmallMatch;
}

Term flag_term(FlagKind kind) {
  switch (kind) {
    case FlagKind::kMixedScript:
      return Term::kFlagMixedScript;
    case FlagKind::kInvisible:
      return Term::kFlagInvisible;
    case FlagKind::kSpacedLetters:
      return Term::kFlagSpacedLetters;
    case FlagKind::kTransliteration:
      break;
  }
  return Term::kFlagTransliteration;
}

Term observation_term(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kKeyboardSpelling:
      return Term::kObservedKeyboardSpelling;
    case ObservationKind::kLetterVariants:
      return Term::kObservedLetterVariants;
    case ObservationKind::kLegalMixedWords:
      break;
  }
  return Term::kObservedLegalMixedWords;
}

Term not_checked_term(NotCheckedReason reason) {
  switch (reason) {
    case NotCheckedReason::kCandidateBudget:
      return Term::kNotCheckedCandidateBudget;
    case NotCheckedReason::kCommonFingerprints:
      return Term::kNotCheckedCommonFingerprints;
    case NotCheckedReason::kStopSet:
      return Term::kNotCheckedStopSet;
    case NotCheckedReason::kErasedSince:
      return Term::kNotCheckedErasedSince;
    case NotCheckedReason::kRepeatedSeeds:
      return Term::kNotCheckedRepeatedSeeds;
    case NotCheckedReason::kSourceUnreadable:
      return Term::kNotCheckedSourceUnreadable;
    case NotCheckedReason::kTooShort:
      return Term::kNotCheckedTooShort;
    case NotCheckedReason::kSourcesCut:
      return Term::kNotCheckedSourcesCut;
    case NotCheckedReason::kNamedSourceUnknown:
      break;
  }
  return Term::kNotCheckedNamedSourceUnknown;
}

Term language_term(Language language) {
  switch (language) {
    case Language::kKyrgyz:
      return Term::kKyrgyz;
    case Language::kRussian:
      return Term::kRussian;
    case Language::kEnglish:
      return Term::kEnglish;
    case Language::kOther:
      break;
  }
  return Term::kOtherLanguage;
}

Term part_term(Part part) {
  switch (part) {
    case Part::kBody:
      return Term::kPartBody;
    case Part::kHeading:
      return Term::kPartHeading;
    case Part::kTableCell:
      return Term::kPartTableCell;
    case Part::kFootnote:
      return Term::kPartFootnote;
    case Part::kEndnote:
      return Term::kPartEndnote;
    case Part::kHeader:
      return Term::kPartHeader;
    case Part::kFooter:
      return Term::kPartFooter;
    case Part::kComment:
      return Term::kPartComment;
    case Part::kTextBox:
      break;
  }
  return Term::kPartTextBox;
}

}  // namespace tamga
