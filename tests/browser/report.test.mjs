// The page of a report: every control by keyboard, languages, search, passages, no request, no script.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {browser, material, percent, show} from './support.mjs';

let opened;
before(async () => { opened = await browser(); });
after(async () => { await opened.close(); });

async function page(options) {
  return show(opened, material().page, options);
}

// Presses Tab until the focus is on `selector`.
async function tabTo(shown, selector, most = 400) {
  for (let i = 0; i < most; ++i) {
    await shown.keyboard.press('Tab');
    if (await shown.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by the keyboard`);
}

test('no request leaves the page, and no script fails', async () => {
  const shown = await page();
  await shown.click('#prose a.chip');
  await shown.click('[data-language="ky"]');
  assert.deepEqual(shown.requests.filter((url) => !url.startsWith('file:')), []);
  assert.equal(shown.requests.length, 1);
  assert.deepEqual(shown.faults, []);
});

test('the policy stops a script, a style and a picture that are not ours', async () => {
  const shown = await page();
  const ran = await shown.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.strange = true';
    document.body.append(script);
    const image = document.createElement('img');
    const loaded = new Promise((done) => { image.onload = () => done(true); image.onerror = () => done(false); });
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.append(image);
    return [window.strange === true, await loaded];
  });
  assert.deepEqual(ran, [false, false]);
});

test('the first screen says what matters', async () => {
  const shown = await page();
  const {body} = material().report;
  const text = await shown.innerText('#summary');
  assert.ok(text.includes(percent(body.shares.percent_of_all.borrowed)));
  assert.ok(text.includes(percent(body.shares.percent_of_left.borrowed)));
  assert.ok(text.includes('measures sameness of text, not guilt'));
  const place = await shown.locator('.notice').boundingBox();
  assert.ok(place.y + place.height <= 900);
  const bar = await shown.$$eval('#bar rect', (rects) => rects.map((rect) => parseFloat(rect.getAttribute('width'))));
  assert.ok(Math.abs(bar.reduce((sum, width) => sum + width, 0) - 100) < 1e-6);
});

test('a passage opens, goes on, goes back and closes by the keyboard', async () => {
  const shown = await page();
  await tabTo(shown, '#prose a.chip');
  const chip = await shown.evaluate(() => document.activeElement.id);
  await shown.keyboard.press('Enter');
  assert.equal(await shown.evaluate(() => document.querySelectorAll('.passage.open').length), 1);
  assert.match(await shown.evaluate(() => document.activeElement.id), /^p\d+-title$/);
  const first = await shown.evaluate(() => document.querySelector('.passage.open').id);
  await shown.keyboard.press('ArrowRight');
  const second = await shown.evaluate(() => document.querySelector('.passage.open').id);
  assert.notEqual(first, second);
  await shown.keyboard.press('ArrowLeft');
  assert.equal(await shown.evaluate(() => document.querySelector('.passage.open').id), first);
  await shown.keyboard.press('Escape');
  assert.equal(await shown.evaluate(() => document.querySelectorAll('.passage.open').length), 0);
  assert.equal(await shown.evaluate(() => document.activeElement.id), chip);
});

test('every control is reached by Tab', async () => {
  const shown = await page();
  await shown.click('#prose a.chip');
  await shown.focus('.skip');
  const wanted = await shown.$$eval('a[href], button, input, textarea, summary', (all) => all.filter((element) =>
    element.checkVisibility({checkVisibilityCSS: true}) && !element.disabled && element.getClientRects().length > 0 &&
    (element.type !== 'radio' || element.checked)).map((element, index) => { element.dataset.wanted = index; return index; }));
  const reached = new Set();
  for (let i = 0; i < wanted.length + 40; ++i) {
    const index = await shown.evaluate(() => document.activeElement.dataset?.wanted);
    if (index !== undefined) reached.add(Number(index));
    await shown.keyboard.press('Tab');
  }
  const missed = await shown.$$eval('[data-wanted]', (all, seen) =>
    all.filter((element) => !seen.includes(Number(element.dataset.wanted))).map((element) => element.outerHTML.slice(0, 90)),
    [...reached]);
  assert.deepEqual(missed, []);
});

test('the focus can be seen on every control', async () => {
  const shown = await page();
  for (let i = 0; i < 30; ++i) {
    await shown.keyboard.press('Tab');
    const outline = await shown.evaluate(() => parseFloat(getComputedStyle(document.activeElement).outlineWidth));
    assert.ok(outline >= 2, await shown.evaluate(() => document.activeElement.outerHTML.slice(0, 90)));
  }
});

test('all words of the page change their language, and nothing stays behind', async () => {
  const shown = await page();
  const texts = {};
  for (const language of ['ky', 'ru', 'en']) {
    await shown.click(`[data-language="${language}"]`);
    assert.equal(await shown.getAttribute('html', 'lang'), language);
    texts[language] = await shown.$$eval('[data-t], [data-a]', (all) => all.map((element) => element.textContent));
  }
  const fresh = await page();
  const first = await fresh.$$eval('[data-t], [data-a]', (all) => all.map((element) => element.textContent));
  assert.deepEqual(texts.en, first);  // what the script writes is what the program wrote
  assert.ok(texts.ru.filter((text, index) => text === texts.en[index] && /[a-z]{4}/i.test(text)).length <= 4);
});

test('a page opens in each language as the script would write it', async () => {
  const {json, place} = material();
  const {tamga} = await import('./support.mjs');
  for (const language of ['ky', 'ru']) {
    tamga('report', json, '--html', `${place}/${language}.html`, '--lang', language);
    const shown = await show(opened, `${place}/${language}.html`);
    const before = await shown.$$eval('[data-t], [data-a]', (all) => all.map((element) => element.textContent));
    await shown.click('[data-language="en"]');
    await shown.click(`[data-language="${language}"]`);
    assert.deepEqual(await shown.$$eval('[data-t], [data-a]', (all) => all.map((element) => element.textContent)), before);
  }
});

test('searching finds words across marks, whatever the letters', async () => {
  const shown = await page();
  await shown.fill('#search-words', 'СУУНУН БОЛЖОЛ');  // «суунун болжол», inside a passage
  await shown.keyboard.press('Enter');
  assert.match(await shown.innerText('#search-count'), /^1 of \d+$/);
  await shown.fill('#search-words', 'такого здесь нет');
  await shown.keyboard.press('Enter');
  assert.equal(await shown.innerText('#search-count'), 'Not found');
});

test('one source alone: its passages, and next stays with it', async () => {
  const shown = await page();
  await shown.focus('[data-filter="2"]');
  await shown.keyboard.press('Enter');
  assert.ok(await shown.evaluate(() => document.documentElement.classList.contains('dimmed')));
  const passages = material().report.body.sources[1].passages.length;
  assert.ok((await shown.innerText('#passage-count')).startsWith(String(passages)));
  const chosen = await shown.$$eval('#prose mark.chosen', (all) => all.length);
  assert.ok(chosen >= passages);
  await shown.click('#filter-state button');
  assert.ok(!(await shown.evaluate(() => document.documentElement.classList.contains('dimmed'))));
});

test('without scripts everything can be read', async () => {
  const shown = await page({javaScriptEnabled: false});
  const {body} = material().report;
  const text = await shown.innerText('body');
  assert.ok(text.includes(percent(body.shares.percent_of_all.borrowed)));
  const letters = (from) => from.replace(/[\s\d\u2060]/g, '');  // numbers of sources stand between the words
  const prose = letters(await shown.innerText('#prose'));
  for (const line of body.work.text.split('\n')) assert.ok(prose.includes(letters(line)), line);
  for (const source of body.sources) {
    assert.ok(text.includes(source.title));
    for (const passage of source.passages) {
      const shownWords = passage.source.text.replace(/\s+/g, ' ').slice(0, 40);
      assert.ok(text.replace(/\s+/g, ' ').includes(shownWords), shownWords);
    }
  }
  assert.equal(await shown.locator('button:visible, input:visible').count(), 0);
});

test('on paper everything is there and no control', async () => {
  const shown = await page();
  await shown.emulateMedia({media: 'print'});
  const passages = material().report.body.sources.reduce((sum, source) => sum + source.passages.length, 0);
  assert.equal(await shown.locator('.passage:visible').count(), passages);
  assert.equal(await shown.locator('.source:visible').count(), material().report.body.sources.length);
  assert.equal(await shown.locator('button:visible, input:visible, nav:visible').count(), 0);
});

for (const width of [1280, 390, 320]) {
  test(`nothing sticks out at ${width} pixels`, async () => {
    const shown = await page({viewport: {width, height: 844}});
    assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth) <= width);
    await shown.click('#prose a.chip');
    assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth) <= width);
  });
}
