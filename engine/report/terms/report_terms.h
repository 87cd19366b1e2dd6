// Which term stands for which value of a report, in every view.
#pragma once

#include "engine/match/exclusions/exclusion_kind.h"
#include "engine/match/passage.h"
#include "engine/report/report.h"
#include "engine/report/terms/terms.h"
#include "engine/text/extracted_text.h"
#include "engine/text/language.h"
#include "engine/text/signs.h"

namespace tamga {

Term class_term(PassageClass passage_class);
Term exclusion_term(ExclusionKind kind);
Term flag_term(FlagKind kind);
Term observation_term(ObservationKind kind);
Term not_checked_term(NotCheckedReason reason);  // a sentence with {0}, the number
Term language_term(Language language);
Term part_term(Part part);

}  // namespace tamga
