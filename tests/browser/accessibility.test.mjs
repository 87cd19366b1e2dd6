// WCAG 2.2 AA by axe-core: the page of a report and of a class, in every state that a person can bring them to.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {browser, material, show, tamga} from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let opened;
before(async () => { opened = await browser(); });
after(async () => { await opened.close(); });

async function violations(shown) {
  await shown.evaluate(axe);
  const found = await shown.evaluate((wanted) => window.axe.run(document, {runOnly: wanted}), tags);
  return found.violations.map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

const views = [
  {name: 'light, wide', options: {}},
  {name: 'dark, wide', options: {colorScheme: 'dark'}},
  {name: 'light, narrow', options: {viewport: {width: 390, height: 844}}},
  {name: 'dark, narrow', options: {viewport: {width: 390, height: 844}, colorScheme: 'dark'}},
  {name: 'forced colours', options: {forcedColors: 'active'}},
];

for (const {name, options} of views) {
  test(`a report, ${name}`, async () => {
    const shown = await show(opened, material().page, {...options, bypassCSP: true});
    assert.deepEqual(await violations(shown), []);
    await shown.click('#prose a.chip');
    assert.deepEqual(await violations(shown), []);
  });
}

test('a report, one source alone, in Kyrgyz', async () => {
  const shown = await show(opened, material().page, {bypassCSP: true});
  await shown.click('[data-language="ky"]');
  await shown.click('[data-filter="1"]');
  assert.deepEqual(await violations(shown), []);
});

test('the copy of a student, and figures alone', async () => {
  const {json, place} = material();
  tamga('report', json, '--html', `${place}/student.html`, '--student');
  tamga('report', json, '--html', `${place}/figures.html`, '--level', 'figures');
  for (const file of ['student', 'figures']) {
    const shown = await show(opened, `${place}/${file}.html`, {bypassCSP: true});
    assert.deepEqual(await violations(shown), []);
  }
});
