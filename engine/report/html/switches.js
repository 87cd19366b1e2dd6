// Switching exclusions: the cells are counted again, and the text shows what counts. The measured figures stay.
const boxes = [...document.querySelectorAll('input[name="exclusion"]')];

function chosenExclusions() {
  let on = data.on;
  for (const box of boxes) {
    const bit = 1 << Number(box.value);
    on = box.checked ? on | bit : on & ~bit;
  }
  return on;
}

function showCounted(counted) {
  counted.forEach((share, cell) => {
    for (const mark of marksOfCell.get(cell) ?? []) {
      mark.classList.remove(...shareNames.map(styleOf));
      mark.classList.add(styleOf(share));
    }
  });
}

function showChoiceOfExclusions() {
  const {words, borrowed, left, counted} = countShares(chosenExclusions(), () => false);
  put(byId('choice-all'), null, `p${hundredths(borrowed, data.words)}`);
  put(byId('choice-left'), null, `p${hundredths(borrowed, left)}`);
  drawBar(byId('choice-bar'), words);
  for (const row of byId('choice-shares').children) {
    const name = row.dataset.share.replace('-', '_');
    put(row.querySelector('dd span'), null, String(words[name]));
    row.hidden = words[name] === 0;
  }
  showCounted(counted);
}

function startSwitches() {
  if (!byId('choice')) return;
  for (const box of boxes) {
    box.checked = Boolean(data.on & (1 << Number(box.value)));  // a browser may remember another state
    box.addEventListener('change', showChoiceOfExclusions);
  }
  byId('reset').addEventListener('click', () => {
    for (const box of boxes) box.checked = Boolean(data.on & (1 << Number(box.value)));
    showChoiceOfExclusions();
  });
  showChoiceOfExclusions();
}
