// The overview of a class: sorting by keyboard, links, the drawing, accessibility.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {browser, material, root, show, tamga} from './support.mjs';

let opened, file;
before(async () => {
  opened = await browser();
  const {corpus, place} = material();
  file = join(place, 'overview.html');
  tamga('check', join(root, 'corpora/samples/works'), material().work, '--corpus', corpus, '--html', join(place, 'pages'), '--overview', file,
    '--csv', join(place, 'overview.csv'), '--lang', 'en');
});
after(async () => { await opened.close(); });

async function column(shown, index) {
  return shown.$$eval('#table tbody tr', (rows, at) => rows.map((row) => Number(row.cells[at].dataset.key)), index);
}

test('the table sorts by every column from the keyboard', async () => {
  const shown = await show(opened, file);
  for (let index = 1; index < 8; ++index) {
    await shown.focus(`#table th:nth-child(${index + 1}) button`);
    await shown.keyboard.press('Enter');
    const down = await column(shown, index);
    assert.deepEqual(down, [...down].sort((a, b) => b - a));
    await shown.keyboard.press('Enter');
    const up = await column(shown, index);
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    assert.equal(await shown.getAttribute(`#table th:nth-child(${index + 1})`, 'aria-sort'), 'ascending');
  }
  assert.deepEqual(shown.faults, []);
});

test('the links lead to the pages', async () => {
  const shown = await show(opened, file);
  const links = await shown.$$eval('#table a', (all) => all.map((link) => link.href));
  assert.equal(links.length, 15);
  await shown.click('#table a >> nth=0');
  assert.match(await shown.title(), /^01-ky-verbatim\.txt/);
});

test('the search leaves the works that are meant', async () => {
  const shown = await show(opened, file);
  await shown.fill('#filter', 'KY-');
  assert.equal(await shown.locator('#table tbody tr:visible').count(), 6);
});

test('every line of the drawing is a row of its table', async () => {
  const shown = await show(opened, file);
  const lines = await shown.locator('.groups line').count();
  assert.ok(lines > 0);
  assert.equal(await shown.locator('#groups tbody tr').count(), lines);
});

for (const options of [{}, {colorScheme: 'dark'}, {viewport: {width: 390, height: 844}}, {forcedColors: 'active'}]) {
  test(`no violation of WCAG 2.2 AA ${JSON.stringify(options)}`, async () => {
    const shown = await show(opened, file, {...options, bypassCSP: true});
    await shown.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await shown.evaluate(() => window.axe.run(document,
      {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}));
    assert.deepEqual(found.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
    assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  });
}
