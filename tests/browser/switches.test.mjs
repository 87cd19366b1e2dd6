// Each switch of an exclusion shows the engine's own figures for that setting.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {browser, material, percent, show, tamga} from './support.mjs';

let opened;
before(async () => { opened = await browser(); });
after(async () => { await opened.close(); });

// What the engine says with exactly these exclusions on.
function measured(kinds) {
  const {work, corpus} = material();
  const list = kinds.join(',') || 'none';
  return JSON.parse(tamga('check', work, '--corpus', corpus, '--format', 'json', '--exclude', list)).body.shares;
}

const switchable = tamga('check', '--help').includes('--exclude');

test('the figures of every switch, and of pairs of them', {skip: !switchable && 'check has no --exclude'}, async () => {
  const shown = await show(opened, material().page);
  const names = await shown.$$eval('input[name="exclusion"]', (boxes) => boxes.map((box) => box.dataset.name));
  assert.ok(names.length > 0, 'the work has nothing to exclude');
  const all = material().report.body.settings.exclusions.on ?? [];
  for (const flipped of [[], ...names.map((name) => [name]), ...names.slice(1).map((name) => [names[0], name])]) {
    await shown.click('#reset');
    for (const name of flipped) await shown.click(`input[data-name="${name}"]`);
    const on = new Set(all);
    for (const name of flipped) if (!on.delete(name)) on.add(name);
    const shares = measured([...on]);
    assert.equal(await shown.innerText('#choice-all'), percent(shares.percent_of_all.borrowed), flipped.join());
    assert.equal(await shown.innerText('#choice-left'), percent(shares.percent_of_left.borrowed), flipped.join());
    for (const name of ['copied', 'reworded', 'quoted', 'set_aside', 'original']) {
      const words = await shown.textContent(`#choice-shares [data-share="${name.replace('_', '-')}"] dd`);
      assert.equal(Number(words.replace(/\D/g, '')), shares.words[name], `${flipped.join()}: ${name}`);
    }
  }
});

test('the text shows what counts, and the measured figures stay', async () => {
  const shown = await show(opened, material().page);
  const summary = await shown.innerText('#summary');
  const boxes = await shown.locator('input[name="exclusion"]').all();
  if (boxes.length === 0) return;  // nothing was excluded, nothing can be switched
  const before = await shown.$$eval('#prose mark', (marks) => marks.map((mark) => mark.className));
  for (const box of boxes) await box.click();
  const after = await shown.$$eval('#prose mark', (marks) => marks.map((mark) => mark.className));
  assert.notDeepEqual(after, before);
  assert.equal(await shown.innerText('#summary'), summary);
  await shown.focus('#reset');
  await shown.keyboard.press('Enter');
  assert.deepEqual(await shown.$$eval('#prose mark', (marks) => marks.map((mark) => mark.className)), before);
});
