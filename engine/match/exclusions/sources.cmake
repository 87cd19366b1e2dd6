# Files of engine/match/exclusions, by their path from engine/match.
set(EXCLUSION_SOURCES exclusions/exclusion_kind.cc exclusions/exclusion_settings.cc exclusions/labelled_spans.cc)
set(EXCLUSION_HEADERS exclusions/exclusion_kind.h exclusions/exclusion_settings.h exclusions/found_exclusion.h exclusions/labelled_spans.h)
