"""The plain text of a sample file, for the scripts of this folder.

This is no reader for documents of strangers: it knows just what the samples
contain. The product's own readers are in corpora/extract/.
"""

import html
import re
import zipfile
from xml.etree import ElementTree

# The two sources that are not in UTF-8, so that encodings are met in the demo as well.
ENCODINGS = {"ru-ekologiya-derevya.txt": "cp1251", "ky-ekonomika-bazar.txt": "ptcp154"}

WORD_ML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WORD = re.compile(r"[^\W_]+")
# One letter for those that differ by keyboard or habit only.
FOLD = str.maketrans("өүңё", "оуне")


def read_text(path):
    """The text of a file of the samples, by its name."""
    if path.suffix == ".docx":
        return docx_text(path)
    text = path.read_bytes().decode(ENCODINGS.get(path.name, "utf-8"))
    return html_text(text) if path.suffix == ".html" else text


def html_text(text):
    body = text[text.index("<body>") :]
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def docx_text(path):
    """Paragraph by paragraph: the body, then the footnotes."""
    lines = []
    with zipfile.ZipFile(path) as archive:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in archive.namelist():
                root = ElementTree.fromstring(archive.read(name))
                for paragraph in root.iter(WORD_ML + "p"):
                    lines.append("".join(text.text or "" for text in paragraph.iter(WORD_ML + "t")))
    return "\n".join(lines) + "\n"


def words(text):
    """Words in lower case, with the letters of FOLD folded."""
    return [word.lower().translate(FOLD) for word in WORD.findall(text)]


def runs_of(text_words, length):
    """All runs of so many words, as a set of tuples."""
    return {tuple(text_words[i : i + length]) for i in range(len(text_words) - length + 1)}
