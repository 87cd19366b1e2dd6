// Sorting and searching the table of works.
const table = byId('table');
const titles = [...table.tHead.rows[0].cells];
const rows = [...table.tBodies[0].rows];

function keyOfCell(row, column) {
  const cell = row.cells[column];
  return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
}

function compare(a, b) {
  return typeof a === 'number' ? a - b : a.localeCompare(b, language, {numeric: true});
}

// First the greatest number or the first letter; the same column again turns the order round.
function sortBy(column) {
  const title = titles[column];
  const numbers = rows.length > 0 && typeof keyOfCell(rows[0], column) === 'number';
  const before = title.getAttribute('aria-sort');
  const descending = before ? before === 'ascending' : numbers;
  for (const other of titles) other.removeAttribute('aria-sort');
  title.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  const sign = descending ? -1 : 1;
  rows.map((row, index) => ({row, index, key: keyOfCell(row, column)}))
    .sort((a, b) => sign * compare(a.key, b.key) || a.index - b.index)
    .forEach(({row}) => table.tBodies[0].append(row));
}

titles.forEach((title, column) => title.firstElementChild.addEventListener('click', () => sortBy(column)));
byId('filter').addEventListener('input', (event) => {
  const words = event.target.value.trim().toLocaleLowerCase();
  for (const row of rows) row.hidden = !row.cells[0].textContent.toLocaleLowerCase().includes(words);
});
