# Files of engine/match/exclusions, by their path from engine/match.
set(EXCLUSION_SOURCES exclusions/exclusion_kind.cc exclusions/exclusion_settings.cc exclusions/labelled_spans.cc
    exclusions/marked_parts.cc exclusions/phrase_table.cc exclusions/quotations.cc exclusions/set_phrases.cc
    exclusions/templates.cc exclusions/text_lines.cc)
set(EXCLUSION_HEADERS exclusions/exclusion_kind.h exclusions/exclusion_settings.h exclusions/found_exclusion.h
    exclusions/labelled_spans.h exclusions/marked_parts.h exclusions/phrase_table.h exclusions/quotations.h
    exclusions/set_phrases.h exclusions/templates.h exclusions/text_lines.h exclusions/work_text.h)
