// Decisions: edited here, kept in a file of their own. The report is never changed.
const decisionTerms = {open: 'DecisionOpen', confirmed: 'DecisionConfirmed', not_borrowed: 'DecisionNotBorrowed'};
let decisions = new Map();  // by number of the passage
let conclusion = {text: '', who: '', when: ''};
let unsaved = false;
let lastWho = '';

function keyOf(source, begin, end) {
  return `${source}:${begin}:${end}`;
}

const numberByKey = new Map(data.passages.map(([source, , , begin, end], index) => [keyOf(source + 1, begin, end), index + 1]));

function takeIn(file) {
  conclusion = {...file.conclusion};
  decisions = new Map();
  for (const entry of file.passages) {
    const number = numberByKey.get(keyOf(entry.source, entry.work.begin, entry.work.end));
    if (!number) return false;
    decisions.set(number, {...entry});
  }
  return true;
}

function emptyDecision(number) {
  const [source, , , begin, end] = data.passages[number - 1];
  return {source: source + 1, work: {begin, end}, decision: 'open', reason: '', who: '', when: '', objection: ''};
}

// The file as engine/report/review/decisions.cc writes it, to the byte.
function fileText() {
  const entries = [...decisions.entries()].sort(([a], [b]) => a - b).map(([, entry]) => ({
    source: entry.source, work: entry.work, decision: entry.decision, reason: entry.reason, who: entry.who,
    when: entry.when, objection: entry.objection,
  })).filter((entry) => entry.decision !== 'open' || entry.reason || entry.who || entry.objection);
  return JSON.stringify({
    format: 'tamga-decisions', version: 1, report_sha256: data.report_sha256,
    conclusion: {text: conclusion.text, who: conclusion.who, when: conclusion.when}, passages: entries,
  }, null, 2) + '\n';
}

// The day where the reader is, as a calendar writes it.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function line(name, text) {
  if (!text) return [];
  const label = make('span');
  put(label, name);
  return [make('p', {}, label, ': ', make('bdi', {textContent: text}))];
}

function showDecision(number) {
  const place = byId(`p${number}`).querySelector('.decision');
  const entry = decisions.get(number);
  place.replaceChildren();
  if (!entry) return;
  const verdict = make('span');
  put(verdict, decisionTerms[entry.decision]);
  place.append(make('p', {}, make('strong', {}, verdict)), ...line('Reason', entry.reason),
    ...line('DecidedBy', entry.who), ...line('DecidedOn', entry.when), ...line('Objection', entry.objection));
}

function showReview() {
  if (!byId('review-count')) return;
  const dropped = (index) => decisions.get(index + 1)?.decision === 'not_borrowed';
  const {borrowed, left} = countShares(data.on, dropped);
  const judged = [...decisions.values()].filter((entry) => entry.decision !== 'open').length;
  put(byId('review-count').firstElementChild, 'DecisionsCount', `${judged}|${passageCount}`);
  put(byId('after-words').firstElementChild, null, String(borrowed));
  put(byId('after-all').firstElementChild, null, `p${hundredths(borrowed, data.words)}`);
  put(byId('after-left').firstElementChild, null, `p${hundredths(borrowed, left)}`);
}

function showState(name) {
  const state = byId('decisions-state');
  if (name) put(state, name);
  else { put(state, null, null); state.textContent = ''; }
}

function changed() {
  unsaved = true;
  showState('UnsavedDecisions');
  showReview();
}

// The form of the passage that is open; its fields hold what was decided so far.
function showForm(article, number) {
  if (article.querySelector('form.decide')) return;
  const form = byId('decision-form').content.cloneNode(true).querySelector('form');
  const entry = decisions.get(number) ?? emptyDecision(number);
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === 'radio') field.checked = field.value === entry.decision;
    else field.value = entry[field.name];
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => edit(form, number, event.target.name));
  article.querySelector('.decision').after(form);
}

function edit(form, number, name) {
  const entry = decisions.get(number) ?? emptyDecision(number);
  const field = form.elements[name];
  entry[name] = field.value;
  if (name === 'who') lastWho = field.value;
  if (name === 'decision') {
    entry.when = today();
    if (!entry.who && lastWho) form.elements.who.value = entry.who = lastWho;
  }
  decisions.set(number, entry);
  showDecision(number);
  changed();
}

function editConclusion(event) {
  conclusion[event.target.name] = event.target.value;
  conclusion.when = today();
  changed();
}

function showAll() {
  for (const form of document.querySelectorAll('.passage form.decide')) form.remove();
  for (let number = 1; number <= passageCount; ++number) showDecision(number);
  if (openPassage) showForm(byId(`p${openPassage}`), openPassage);
  const form = byId('conclusion-form');
  if (form) for (const name of ['text', 'who']) form.elements[name].value = conclusion[name];
  document.querySelector('.conclusion').replaceChildren(...line('OverallDecision', conclusion.text),
    ...line('DecidedBy', conclusion.who), ...line('DecidedOn', conclusion.when));
  showReview();
}

function save() {
  const link = make('a', {href: URL.createObjectURL(new Blob([fileText()], {type: 'application/json'})),
    download: 'decisions.json'});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  unsaved = false;
  showState('');
}

function isDecisions(file) {
  const texts = (object, names) => names.every((name) => typeof object?.[name] === 'string');
  return file?.format === 'tamga-decisions' && file.version === 1 && texts(file, ['report_sha256']) &&
    texts(file.conclusion, ['text', 'who', 'when']) && Array.isArray(file.passages) &&
    file.passages.every((entry) => texts(entry, ['decision', 'reason', 'who', 'when', 'objection']) &&
      entry.decision in decisionTerms && entry.work && Number.isInteger(entry.source));
}

async function load(event) {
  const [chosen] = event.target.files;
  if (!chosen) return;
  let file = null;
  try { file = JSON.parse(await chosen.text()); } catch { file = null; }
  if (!isDecisions(file)) return showState('DecisionsUnreadable');
  if (file.report_sha256 !== data.report_sha256) return showState('DecisionsOfOther');
  const before = [decisions, conclusion];
  if (!takeIn(file)) {
    [decisions, conclusion] = before;
    return showState('DecisionsOfOther');
  }
  unsaved = false;
  showState('');
  showAll();
}

function startReview() {
  takeIn(data.decisions);
  byId('save-decisions').addEventListener('click', save);
  byId('load-decisions').addEventListener('change', load);
  const form = byId('conclusion-form');
  if (form) {
    for (const name of ['text', 'who']) form.elements[name].value = conclusion[name];
    form.addEventListener('input', editConclusion);
    form.addEventListener('submit', (event) => event.preventDefault());
  }
  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
}
