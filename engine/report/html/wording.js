'use strict';
// Terms, numbers and their languages: what engine/report/terms/wording.cc does, so that a page can change its language.
const data = JSON.parse(document.getElementById('data').textContent);
const languages = ['ky', 'ru', 'en'];
let language = data.language;

// Whole numbers only: Kyrgyz and Russian group with a no-break space, English with a comma.
function numberText(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00A0');
}

function percentText(hundredths) {
  const decimals = String(hundredths % 100).padStart(2, '0');
  return numberText(Math.floor(hundredths / 100)) + (language === 'en' ? '.' : ',') + decimals + '\u00A0%';
}

// As engine/report/percent.h counts: halves round up, nothing of nothing is 0.
function hundredths(part, whole) {
  return whole === 0 ? 0 : Math.floor((20000 * part + whole) / (2 * whole));
}

function term(name) {
  return data.terms[name][languages.indexOf(language)];
}

function nounForm(name, number) {
  const forms = term(name).split('|');
  if (language === 'ky') return forms[0];
  if (language === 'en') return forms[number === 1 ? 0 : 1];
  const last = number % 10;
  const lastTwo = number % 100;
  if (last === 1 && lastTwo !== 11) return forms[0];
  return forms[last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2];
}

// A value by its code, as engine/report/html/value.h describes them.
function valueText(code) {
  const rest = code.slice(1);
  switch (code[0]) {
    case 'p': return percentText(Number(rest));
    case 't': return term(rest);
    case 's': return rest;
    case 'c': {
      const [number, noun] = rest.split(':');
      return numberText(Number(number)) + '\u00A0' + nounForm(noun, Number(number));
    }
    default: return numberText(Number(code));
  }
}

function phraseText(name, codes) {
  const values = codes ? codes.split('|').map(valueText) : [];
  return term(name).replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

function write(element) {
  const {t, a, l, b} = element.dataset;
  if (t) element.textContent = phraseText(t, a);
  else if (a !== undefined) element.textContent = valueText(a);
  if (l) element.setAttribute('aria-label', phraseText(l, b));
}

// Writes a term or value into an element so that it follows the language from now on.
function put(element, name, codes) {
  if (name) element.dataset.t = name;
  else delete element.dataset.t;
  if (codes) element.dataset.a = codes;
  else delete element.dataset.a;
  write(element);
}

function writeAll(root) {
  for (const element of root.querySelectorAll('[data-t], [data-a], [data-l]')) write(element);
}

function setLanguage(code) {
  language = code;
  document.documentElement.lang = code;
  writeAll(document);
  for (const template of document.querySelectorAll('template')) writeAll(template.content);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === code));
  }
}

function byId(id) {
  return document.getElementById(id);
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

document.documentElement.classList.add('js');
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => setLanguage(button.dataset.language));
}
byId('print').addEventListener('click', () => window.print());
