// Searching the text of the work: letters of either case, ё as е, and ө ү ң found also when typed о у н.
const folds = {'ё': 'е', 'ө': 'о', 'ү': 'у', 'ң': 'н'};
let found = [];
let current = -1;
let searched = '';

// One letter for one letter, so that places stay what they are.
function folded(text) {
  return [...text].map((letter) => {
    const lower = letter.toLowerCase();
    const plain = lower.length === letter.length ? lower : letter;
    return folds[plain] ?? plain;
  }).join('').replace(/\s/g, ' ');
}

// The text of a paragraph without the numbers of its sources, and where each piece of it stands.
function piecesOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('a.chip')) continue;
    pieces.push({node, begin: text.length});
    text += node.data;
  }
  return {pieces, text: folded(text)};
}

function boundary(pieces, at, isEnd) {
  let index = pieces.length - 1;
  while (index > 0 && (isEnd ? pieces[index].begin >= at : pieces[index].begin > at)) --index;
  return [pieces[index].node, at - pieces[index].begin];
}

function findAll(words) {
  const ranges = [];
  for (const paragraph of document.querySelectorAll('#prose p')) {
    const {pieces, text} = piecesOf(paragraph);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = document.createRange();
      range.setStart(...boundary(pieces, at, false));
      range.setEnd(...boundary(pieces, at + words.length, true));
      ranges.push(range);
    }
  }
  return ranges;
}

function showFound() {
  const count = byId('search-count');
  if (found.length) put(count, 'SearchCount', `${current + 1}|${found.length}`);
  else put(count, 'SearchNone');
  if (window.Highlight) {
    CSS.highlights.set('found', new Highlight(...found));
    CSS.highlights.set('current', new Highlight(...found.slice(current, current + 1)));
  }
  if (found.length) found[current].startContainer.parentElement.scrollIntoView({block: 'center'});
}

function search() {
  const words = folded(byId('search-words').value.trim());
  if (!words) {
    found = [];
    searched = '';
    byId('search-count').textContent = '';
    window.CSS?.highlights?.clear();
    return;
  }
  if (words === searched && found.length) {
    move(1);
    return;
  }
  searched = words;
  found = findAll(words);
  current = found.length ? 0 : -1;
  showFound();
}

function move(direction) {
  if (!found.length) return;
  current = (current + direction + found.length) % found.length;
  showFound();
}

function startSearch() {
  byId('search').addEventListener('submit', (event) => { event.preventDefault(); search(); });
  byId('search-next').addEventListener('click', () => move(1));
  byId('search-previous').addEventListener('click', () => move(-1));
}
