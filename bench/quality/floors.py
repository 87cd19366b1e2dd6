"""The least that a run of the quality bench must reach: what is reached, less a little for other seeds and for slices.

A cell that is not yet as good as it must become has no floor here; README.md names it. Raise a floor when a cell gets
better, in the change that makes it better.
"""

FEWEST = {"alignment": 20, "retrieval": 5}  # cases, works: a cell with fewer is shown, and not judged

DISGUISES = ("homoglyph", "homoglyph-all", "invisible", "keyboard", "decomposed", "respaced", "recased")

# Kind -> figure -> floor, in every language.
ALIGNMENT = {
    "verbatim": {"plagdet": 0.985},
    **{kind: {"plagdet": 0.98, "of_verbatim": 0.98} for kind in DISGUISES},
    "reordered": {"plagdet": 0.96},
    "light": {"plagdet": 0.95},
    "pan13-none": {"plagdet": 0.955},
}
# A cell of a slice has few works: one of them may miss.
RETRIEVAL = {
    **{kind: {"first_5": 0.98, "first_20": 1.0} for kind in ("verbatim", *DISGUISES)},
    "reordered": {"first_5": 0.95, "first_20": 0.98},
    "light": {"first_5": 0.93, "first_20": 0.98},
    "heavy": {"first_5": 0.75, "first_20": 0.85},
}
# Kind -> figure -> ceiling. "unexplained" is a share of pairs from which nothing is borrowed.
CEILINGS = {
    **{kind: {"granularity": 1.02} for kind in ("verbatim", *DISGUISES, "reordered", "light", "pan13-none")},
    "clean": {"unexplained": 0.04},
    "essays": {"unexplained": 0.005},
}

# Beginning of the name of a share of bench_language -> floor; the first that fits counts.
LANGUAGE = {
    "repaired: a file in Mac Cyrillic": 0.95,
    "repaired: ": 0.98,
    "left alone: Kyrgyz without": 0.99,
    "left alone: ": 1.0,
    "language: Kazakh": 0.95,
    "language: ": 0.99,
    "stems: all forms": 0.75,
    "stems: family precision": 0.89,
    "stems: 5-gram survival": 0.87,
    "stems: expected keys": 0.92,
    "stems: key of most": 0.92,
    "stems: pairs": 1.0,
}


def missed_by_language_figures(shares):
    """Sentences, one a share below its floor; `shares` as bench_language writes them."""
    for name, share in shares.items():
        floor = next((floor for begin, floor in LANGUAGE.items() if name.startswith(begin)), 0)
        if share < floor:
            yield f"{name}: {share:.4f}, below {floor}"


def broken(cell, limits, sign, word):
    """Sentences, one a figure of the cell beyond its limit; `sign` is 1 for floors and -1 for ceilings."""
    name, figures = " ".join(cell["cell"].values()), cell["figures"]
    for figure, limit in limits.get(cell["cell"]["kind"], {}).items():
        value = figures.get(figure)
        if value is not None and sign * value < sign * limit:
            yield f"{name}: {figure} {value:.4f}, {word} {limit}"


def missed(alignment, retrieval):
    """What is below its floor or above its ceiling, a sentence each; cells as bench_quality writes them."""
    lines = []
    for cell in alignment:
        if 0 < cell["figures"]["cases"] < FEWEST["alignment"]:
            continue
        lines += [*broken(cell, ALIGNMENT, 1, "below"), *broken(cell, CEILINGS, -1, "above")]
    for cell in retrieval:
        if cell["figures"]["works"] >= FEWEST["retrieval"]:
            lines += broken(cell, RETRIEVAL, 1, "below")
    return lines
