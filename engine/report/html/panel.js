// The panel beside the text: one passage at a time, next and previous, one source alone.
const root = document.documentElement;
const passageCount = data.passages.length;
let openPassage = 0;   // number from 1; 0: none
let openedFrom = null;  // what gets the focus back
let chosenSource = 0;  // number from 1; 0: all

const marksOfCell = new Map();
for (const mark of document.querySelectorAll('#prose mark[data-cell]')) {
  const cell = Number(mark.dataset.cell);
  if (!marksOfCell.has(cell)) marksOfCell.set(cell, []);
  marksOfCell.get(cell).push(mark);
}
const cellsOfPassage = Array.from({length: passageCount}, () => []);
data.cells.forEach((cell, index) => cell[2].forEach((passage) => cellsOfPassage[passage].push(index)));

function marksOf(passage) {
  return cellsOfPassage[passage - 1].flatMap((cell) => marksOfCell.get(cell) ?? []);
}

// Passages that next and previous go through: those of the chosen source, or all.
function reachable() {
  const numbers = data.passages.map((_, index) => index + 1);
  return chosenSource ? numbers.filter((number) => data.passages[number - 1][0] + 1 === chosenSource) : numbers;
}

function isNarrow() {
  return window.matchMedia('(max-width: 63.99rem)').matches;
}

// On a narrow screen the panel covers the page: what is behind it cannot be reached.
function setBehindInert(inert) {
  const keep = byId('panel');
  for (let element = keep; element !== document.body; element = element.parentElement) {
    for (const sibling of element.parentElement.children) {
      if (sibling !== element) sibling.inert = inert;
    }
  }
}

function showPlace(number, scroll) {
  for (const mark of document.querySelectorAll('#prose .here')) mark.classList.remove('here');
  for (const chip of document.querySelectorAll('a.chip[aria-current]')) chip.removeAttribute('aria-current');
  if (!number) return;
  const marks = marksOf(number);
  for (const mark of marks) mark.classList.add('here');
  byId(`at-${number}`)?.setAttribute('aria-current', 'true');
  if (scroll && marks.length) marks[0].scrollIntoView({block: 'center'});
}

function updateTools() {
  const numbers = reachable();
  const at = numbers.indexOf(openPassage);
  byId('previous').disabled = !numbers.length || at === 0;
  byId('next').disabled = !numbers.length || at === numbers.length - 1;
  if (openPassage) put(byId('passage-count'), 'PassageOf', `${Math.max(at + 1, 1)}|${numbers.length}`);
  else put(byId('passage-count'), null, `c${numbers.length}:NPassages`);
}

function open(number, from, scroll) {
  if (openPassage) byId(`p${openPassage}`).classList.remove('open');
  if (!openPassage) openedFrom = from;
  openPassage = number;
  root.classList.add('passage-open');
  const article = byId(`p${number}`);
  article.classList.add('open');
  showForm(article, number);
  showPlace(number, scroll);
  updateTools();
  if (isNarrow()) setBehindInert(true);
  byId('panel').scrollTop = 0;
  byId(`p${number}-title`).focus({preventScroll: true});
}

function close() {
  if (!openPassage) return;
  byId(`p${openPassage}`).classList.remove('open');
  openPassage = 0;
  root.classList.remove('passage-open');
  setBehindInert(false);
  showPlace(0);
  updateTools();
  (openedFrom?.isConnected ? openedFrom : byId('sources-title')).focus();
}

function step(direction) {
  const numbers = reachable();
  const at = numbers.indexOf(openPassage);
  const next = at < 0 ? (direction > 0 ? 0 : numbers.length - 1) : at + direction;
  if (next >= 0 && next < numbers.length) open(numbers[next], document.activeElement, !isNarrow());
}

function choose(source) {
  chosenSource = source;
  root.classList.toggle('dimmed', source > 0);
  for (const mark of document.querySelectorAll('#prose .chosen')) mark.classList.remove('chosen');
  data.passages.forEach(([index], passage) => {
    if (index + 1 === source) for (const mark of marksOf(passage + 1)) mark.classList.add('chosen');
  });
  for (const button of document.querySelectorAll('[data-filter]')) {
    button.setAttribute('aria-pressed', String(Number(button.dataset.filter) === source));
  }
  showChoice();
  updateTools();
}

function showChoice() {
  const state = byId('filter-state');
  state.replaceChildren();
  if (!chosenSource) return;
  const name = make('span');
  put(name, 'NumberedSource', String(chosenSource));
  const all = make('button', {type: 'button'});
  put(all, 'AllSources');
  all.addEventListener('click', () => { choose(0); byId('text-title').focus(); });
  state.append(name, all);
}

// The passage that a click on a marked word opens: of the chosen source, else the first of those that hold it.
function passageAt(mark) {
  const passages = data.cells[Number(mark.dataset.cell)][2];
  const chosen = passages.find((index) => data.passages[index][0] + 1 === chosenSource);
  const lead = Number(mark.previousElementSibling?.id?.slice(3));
  if (chosen !== undefined) return chosen + 1;
  if (mark.previousElementSibling?.matches('a.chip') && passages.includes(lead - 1)) return lead;
  return passages.length ? passages[0] + 1 : 0;
}

function onClick(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest('a[href^="#p"]');
  const number = link && /^#p\d+$/.test(link.getAttribute('href')) ? Number(link.getAttribute('href').slice(2)) : 0;
  if (number) {
    event.preventDefault();
    open(number, link, !link.closest('#prose') && !isNarrow());
    return;
  }
  const back = event.target.closest('a[data-back]');
  if (back) {
    event.preventDefault();
    goToText(Number(back.dataset.back));
    return;
  }
  const target = event.target.closest('a[href^="#"]');
  if (target && !target.closest('#prose')) close();  // leaves the panel for another part of the page
  const mark = event.target.closest('#prose mark[data-cell]');
  if (mark && !String(window.getSelection())) {
    const passage = passageAt(mark);
    if (passage) open(passage, byId(`at-${passage}`) ?? mark, false);
  }
}

function goToText(number) {
  const marks = marksOf(number);
  close();
  showPlace(number, true);
  (byId(`at-${number}`) ?? byId('text-title')).focus({preventScroll: marks.length > 0});
}

function onKey(event) {
  if (event.key === 'Escape' && openPassage) close();
  if (!openPassage || event.target.closest('input, textarea') || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'ArrowRight') step(1);
  if (event.key === 'ArrowLeft') step(-1);
}

// The same words on the other side light up under the pointer.
function onPointer(event) {
  for (const twin of document.querySelectorAll('.twin')) twin.classList.remove('twin');
  const word = event.target.closest?.('[data-twin]');
  if (!word) return;
  for (const twin of word.closest('.pair').querySelectorAll(`[data-twin="${word.dataset.twin}"]`)) {
    twin.classList.add('twin');
  }
}

function startPanel() {
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  document.addEventListener('pointerover', onPointer);
  byId('next').addEventListener('click', () => step(1));
  byId('previous').addEventListener('click', () => step(-1));
  byId('close-passage').addEventListener('click', close);
  for (const button of document.querySelectorAll('[data-filter]')) {
    const source = Number(button.dataset.filter);
    button.addEventListener('click', () => choose(chosenSource === source ? 0 : source));
  }
  window.matchMedia('(max-width: 63.99rem)').addEventListener('change', () => setBehindInert(Boolean(openPassage) && isNarrow()));
  updateTools();
  const asked = /^#p(\d+)$/.exec(window.location.hash);
  if (asked && Number(asked[1]) >= 1 && Number(asked[1]) <= passageCount) open(Number(asked[1]), null, true);
}
