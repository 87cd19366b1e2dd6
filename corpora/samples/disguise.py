"""The disguises of the sample works: what people do to a copied passage so that it is not found.

Each is a pure function of the passage: no chance is involved, so that the works can be
made again byte for byte.
"""

import re

LOOK_ALIKES = str.maketrans("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX")  # Cyrillic to Latin
RUSSIAN_KEYBOARD = str.maketrans("өүңӨҮҢ", "оунОУН")
INVISIBLES = ("\u200b", "\u00ad", "\u2060", "\u200c")  # space of no width, soft hyphen, word joiner, non-joiner


def homoglyph(passage):
    """Every second word gets Latin letters in place of the Cyrillic ones that look like them."""
    pieces = re.split(r"(\s+)", passage)  # word, space, word, ...
    return "".join(piece.translate(LOOK_ALIKES) if i % 4 == 0 else piece for i, piece in enumerate(pieces))


def invisible(passage):
    """Every word of four letters or more gets one character that is not seen, each time the next of INVISIBLES."""
    count = 0

    def hide(match):
        nonlocal count
        word, middle = match[0], len(match[0]) // 2
        count += 1
        return word[:middle] + INVISIBLES[count % len(INVISIBLES)] + word[middle:]

    return re.sub(r"[^\W\d_]{4,}", hide, passage)


def keyboard(passage):
    """Kyrgyz typed on a Russian keyboard."""
    return passage.translate(RUSSIAN_KEYBOARD)


def reordered(passage, order):
    """The sentences in another order: `order` holds their numbers from 1."""
    sentences = re.split(r"(?<=[.!?]) ", passage)
    if sorted(order) != list(range(1, len(sentences) + 1)):
        raise ValueError(f"order {order} does not name each of {len(sentences)} sentences once")
    return " ".join(sentences[number - 1] for number in order)
