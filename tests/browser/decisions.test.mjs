// Decisions: made in the page, downloaded, shown again by the program; the measured figures and the report never change.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {browser, material, percent, show, tamga} from './support.mjs';

let opened;
before(async () => { opened = await browser(); });
after(async () => { await opened.close(); });

async function download(shown) {
  const [file] = await Promise.all([shown.waitForEvent('download'), shown.click('#save-decisions')]);
  return readFileSync(await file.path(), 'utf8');
}

async function decide(shown, choice, reason) {
  await shown.check(`.passage.open input[value="${choice}"]`);
  await shown.fill('.passage.open textarea[name="reason"]', reason);
  await shown.fill('.passage.open input[name="who"]', 'А. Осмонова');
  await shown.fill('.passage.open textarea[name="objection"]', 'Мен өзүм жаздым. <b>"&\n');
}

test('from the page to a file, to another page and back to the same bytes', async () => {
  const {page, json, place, report} = material();
  const before = readFileSync(json);
  const shown = await show(opened, page, {acceptDownloads: true});
  await shown.click('#prose a.chip >> nth=0');
  await decide(shown, 'not_borrowed', 'Тапшырманын тексти');
  await shown.click('#next');
  await decide(shown, 'confirmed', '');
  await shown.fill('#conclusion-form textarea', 'Кайра тапшырсын');
  const after = await shown.innerText('#after-all');
  assert.notEqual(after, percent(report.body.shares.percent_of_all.borrowed));
  const file = await download(shown);
  const decisions = join(place, 'decisions.json');
  writeFileSync(decisions, file);

  const again = join(place, 'decided.html');
  tamga('report', json, '--html', again, '--lang', 'en', '--decisions', decisions);
  const second = await show(opened, again, {acceptDownloads: true});
  assert.equal(await second.innerText('#after-all'), after);  // the program counts what the page counted
  assert.equal(await download(second), file);
  assert.ok((await second.innerText('#summary')).includes(percent(report.body.shares.percent_of_all.borrowed)));
  assert.deepEqual(readFileSync(json), before);
  assert.deepEqual(second.faults, []);

  const plain = await show(opened, again, {javaScriptEnabled: false});
  assert.ok((await plain.innerText('#passages')).includes('Тапшырманын тексти'));
});

test('a file is loaded into the page; one of another report is refused', async () => {
  const {page, place} = material();
  const shown = await show(opened, page, {acceptDownloads: true});
  await shown.click('#prose a.chip >> nth=0');
  await decide(shown, 'confirmed', 'Макул');
  const file = await download(shown);
  const fresh = await show(opened, page);
  const name = join(place, 'loaded.json');
  const load = async (text) => {
    writeFileSync(name, text);
    await fresh.setInputFiles('#load-decisions', []);
    await fresh.evaluate(() => { document.getElementById('decisions-state').textContent = 'waiting'; });
    await fresh.setInputFiles('#load-decisions', name);
    await fresh.waitForFunction(() => document.getElementById('decisions-state').textContent !== 'waiting');
    return fresh.innerText('#decisions-state');
  };
  assert.equal(await load('{}'), 'This is not a file of decisions.');
  assert.equal(await load('not JSON'), 'This is not a file of decisions.');
  assert.equal(await load(file.replace(/"report_sha256": "./, '"report_sha256": "x')), 'These decisions belong to another report.');
  assert.match(await fresh.innerText('#review-count'), /: 0 of/);
  assert.equal(await load(file), '');
  assert.match(await fresh.innerText('#review-count'), /: 1 of/);
});

test('the copy of a student takes an objection and no decision', async () => {
  const {json, place} = material();
  tamga('report', json, '--html', `${place}/objecting.html`, '--student', '--lang', 'en');
  const shown = await show(opened, `${place}/objecting.html`, {acceptDownloads: true});
  await shown.click('#prose a.chip >> nth=0');
  assert.equal(await shown.locator('.passage.open input[type="radio"]').count(), 0);
  await shown.fill('.passage.open textarea[name="objection"]', 'Бул менин сөздөрүм');
  const file = JSON.parse(await download(shown));
  assert.equal(file.passages[0].objection, 'Бул менин сөздөрүм');
  assert.equal(file.passages[0].decision, 'open');
});
