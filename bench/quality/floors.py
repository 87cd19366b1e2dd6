"""The least that a run of the quality bench must reach: what is reached, less a little for other seeds and slices."""

FEWEST_CASES = 20  # a cell with fewer is shown, and has no floor

# figure -> kind -> floor, in every language.
ALIGNMENT = {
    "plagdet": {"verbatim": 0.97},
    "of_verbatim": {"invisible": 0.98, "decomposed": 0.98, "respaced": 0.98, "recased": 0.98, "keyboard": 0.98,
                    "homoglyph": 0.95, "homoglyph-all": 0.95},
}
RETRIEVAL = {}


def below(cell, floors):
    """Sentences, one a figure of the cell that is below its floor."""
    name, figures = " ".join(cell["cell"].values()), cell["figures"]
    for figure, kinds in floors.items():
        floor, value = kinds.get(cell["cell"]["kind"]), figures.get(figure)
        if floor is not None and value is not None and value < floor:
            yield f"{name}: {figure} {value:.4f}, below {floor}"


def missed(alignment, retrieval):
    lines = []
    for cell in alignment:
        if cell["figures"]["cases"] >= FEWEST_CASES:
            lines += below(cell, ALIGNMENT)
    for cell in retrieval:
        lines += below(cell, RETRIEVAL)
    return lines
