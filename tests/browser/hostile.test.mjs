// Text of others in a page: shown as text, nothing runs, the layout holds.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {browser, material, show, tamga} from './support.mjs';

const script = '"><script>window.strange = 1</script><img src=x onerror="window.strange = 1">';
const longName = 'ө'.repeat(5000);

let opened, pages;
before(async () => {
  opened = await browser();
  const {report, place} = material();
  const hostile = structuredClone(report);
  hostile.body.work.file = `${script}${longName}.docx`;
  hostile.body.sources[0].title = `${script}\u202Eexe.docx\u2066`;
  hostile.body.sources[1].title = longName;
  hostile.body.sources[1].collection = `a\u0000b${script}`;
  hostile.body.sources[0].passages[0].source.before = `${script} </script></style></textarea>`;
  const json = join(place, 'hostile.json');
  writeFileSync(json, JSON.stringify([hostile, hostile]));
  pages = [join(place, 'hostile.html'), join(place, 'hostile-overview.html')];
  const single = join(place, 'one.json');
  writeFileSync(single, JSON.stringify(hostile));
  tamga('report', single, '--html', pages[0], '--lang', 'en');
  tamga('report', json, '--overview', pages[1], '--lang', 'en');
});
after(async () => { await opened.close(); });

for (const width of [1280, 390]) {
  test(`nothing runs and nothing sticks out at ${width} pixels`, async () => {
    for (const file of pages) {
      const shown = await show(opened, file, {viewport: {width, height: 844}});
      const chip = shown.locator('#prose a.chip').first();
      if (await chip.count()) await chip.click();
      assert.equal(await shown.evaluate(() => window.strange), undefined);
      assert.equal(await shown.locator('img').count(), 0);
      assert.deepEqual(shown.faults, []);
      assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth) <= width);
      assert.ok((await shown.locator('h1, th[scope="row"]').first().boundingBox()).height < 400);
    }
  });
}

test('it is shown as it is written, controls of direction written out', async () => {
  const shown = await show(opened, pages[0]);
  const name = await shown.textContent('#source-1 h3 bdi');
  assert.equal(name, `${script}[U+202E]exe.docx[U+2066]`);
  assert.ok((await shown.textContent('h1')).startsWith(script));
  assert.ok((await shown.textContent('.passage blockquote')).length > 0);
});
