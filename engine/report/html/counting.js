// Adding up the engine's cells: the rule of judge() in engine/match/exclusions/labelled_spans.h, and nothing more.
const shareNames = ['copied', 'reworded', 'summarised', 'quoted', 'set_aside', 'own_earlier', 'not_judged', 'original'];
const borrowedNames = ['copied', 'reworded', 'summarised'];

// The kind of lowest number in a set of bits is the first by precedence.
function firstKind(bits) {
  return 31 - Math.clz32(bits & -bits);
}

// What a cell counts as, with the exclusions `on` and without the passages for which `dropped` says so.
function judge(cell, on, dropped) {
  const [, reasons, passages, unlisted = []] = cell;
  if (reasons & on) return data.exclusions[firstKind(reasons & on)];
  let literal = 3;
  let against = 0;
  const hold = (kind, reasonsOfHolder) => {
    if (reasonsOfHolder & on) against |= reasonsOfHolder & on;
    else literal = Math.min(literal, kind);
  };
  for (const index of passages) {
    if (!dropped(index)) hold(data.passages[index][1], data.passages[index][2]);
  }
  for (const [, kind, reasonsOfHolder] of unlisted) hold(kind, reasonsOfHolder);
  if (literal < 3) return shareNames[literal];
  return against ? data.exclusions[firstKind(against)] : 'original';
}

// Words by share, and the two sums that every view shows.
function countShares(on, dropped) {
  const words = Object.fromEntries(shareNames.map((name) => [name, 0]));
  const counted = data.cells.map((cell) => {
    const name = judge(cell, on, dropped);
    words[name] += cell[0];
    return name;
  });
  const borrowed = borrowedNames.reduce((sum, name) => sum + words[name], 0);
  const left = data.words - words.quoted - words.set_aside - words.own_earlier - words.not_judged;
  return {words, borrowed, left, counted};
}

function styleOf(share) {
  return share.replace('_', '-');
}

function drawBar(bar, words) {
  let before = 0;
  for (const name of shareNames) {
    const from = hundredths(before, data.words);
    before += words[name];
    const rect = bar.querySelector(`[data-share="${styleOf(name)}"]`);
    rect.setAttribute('x', `${from / 100}%`);
    rect.setAttribute('width', `${(hundredths(before, data.words) - from) / 100}%`);
  }
}
