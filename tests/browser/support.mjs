// What the browser tests share: pages made by the real program, and Debian's Chromium to show them.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.TAMGA_PROGRAM ?? join(root, 'build/dev/bin/tamga');
const samples = join(root, 'corpora/samples');

export function tamga(...args) {
  return execFileSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe']});
}

// A folder that is gone when the tests are done.
export function folder() {
  const place = mkdtempSync(join(tmpdir(), 'tamga-browser-'));
  process.on('exit', () => rmSync(place, {recursive: true, force: true}));
  return place;
}

let shared;
// A corpus of the sample sources, a work that has something of everything, its report and its page.
export function material() {
  if (shared) return shared;
  const place = folder();
  const corpus = join(place, 'corpus');
  tamga('init', corpus, '--name', 'samples');
  tamga('add', join(samples, 'sources'), '--metadata', join(samples, 'metadata.csv'), '--corpus', corpus);
  const work = join(place, 'work.txt');
  const part = (name) => readFileSync(join(samples, 'works', name), 'utf8');
  writeFileSync(work, [part('08-ky-reworded.txt'), part('04-ru-homoglyph.txt'), part('01-ky-verbatim.txt'),
    'Автор жазгандай, «Төөлөр менен аттардын саны товардын көлөмүнө жараша эсептелген» (Айтматов, 1980).',
    'Колдонулган адабияттар',
    '1. Айтматов Ч. Т. Ак кеме. — Фрунзе: Кыргызстан, 1980. — 145 б.',
    '2. Байтур А. Кыргыз тарыхынын лекциялары. — Бишкек: Учкун, 1992. — 350 б.'].join('\n\n'));
  const json = join(place, 'work.json');
  writeFileSync(json, tamga('check', work, '--corpus', corpus, '--format', 'json'));
  const page = join(place, 'work.html');
  tamga('report', json, '--html', page, '--lang', 'en');
  shared = {place, corpus, work, json, page, report: JSON.parse(readFileSync(json, 'utf8'))};
  return shared;
}

export async function browser() {
  return chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
}

// A page of the browser that shows a file and fails the test on any error or request.
export async function show(opened, file, options = {}) {
  const context = await opened.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  page.faults = [];
  page.requests = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('request', (request) => page.requests.push(request.url()));
  await page.goto(`file://${file}`);
  return page;
}

// The per cent as the page writes it in English.
export function percent(number) {
  return `${number.toFixed(2)}\u00A0%`;
}
