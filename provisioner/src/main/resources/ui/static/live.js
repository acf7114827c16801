// Keeps a page as the server would render it now: when something changes that it shows, the page is
// fetched once more, and the parts of it that are marked data-part take over what is new.
'use strict';

const watched = document.body.dataset.live.split(' ').filter(Boolean);
const status = document.getElementById('link');
const BETWEEN = watched[0] === '*' ? 1500 : 400;
const WHILE_BUSY = 5000;
const AGAIN = 3000;

let skew = 0;
let due = 0;
let fetching = false;
let last = 0;

function later() {
  if (due || fetching) { due ||= -1; return; }
  due = setTimeout(refresh, Math.max(0, last + BETWEEN - Date.now()));
}

async function refresh() {
  due = 0;
  fetching = true;
  last = Date.now();
  try {
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}, cache: 'no-store'});
    if (answer.redirected) { location.reload(); return; }
    if (answer.ok) show(answer, await answer.text());
  } catch (gone) {
    // The stream says when the server is back.
  } finally {
    fetching = false;
    if (due) { due = 0; later(); }
  }
}

function show(answer, text) {
  const date = Date.parse(answer.headers.get('Date'));
  if (date) skew = Date.now() - date;
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const part of document.querySelectorAll('[data-part]')) {
    const now = page.getElementById(part.id);
    if (now) morph(part, now);
  }
  ages();
}

// Changes as little as it can: focus, selection, scrolled boxes and ticked boxes stay.
function morph(from, to) {
  if (from.isEqualNode(to)) return;
  if (from.nodeName !== to.nodeName || from.id !== to.id) { from.replaceWith(document.adoptNode(to)); return; }
  if (from.nodeType !== Node.ELEMENT_NODE) { from.nodeValue = to.nodeValue; return; }
  for (const {name} of [...from.attributes])
    if (!to.hasAttribute(name) && !(name === 'open' && from.nodeName === 'DETAILS')) from.removeAttribute(name);
  for (const {name, value} of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  const news = [...to.childNodes];
  const olds = [...from.childNodes];
  const named = new Map(olds.filter(node => node.id).map(node => [node.id, node]));
  news.forEach((node, index) => {
    const same = node.id ? named.get(node.id) : from.childNodes[index];
    if (!same) { from.insertBefore(document.adoptNode(node), from.childNodes[index] || null); return; }
    if (same !== from.childNodes[index]) from.insertBefore(same, from.childNodes[index] || null);
    morph(same, node);
  });
  while (from.childNodes.length > news.length) from.lastChild.remove();
}

function age(seconds) {
  if (seconds < 1) return 'now';
  if (seconds < 120) return seconds + ' s';
  if (seconds < 7200) return Math.floor(seconds / 60) + ' min';
  if (seconds < 172800) return Math.floor(seconds / 3600) + ' h';
  return Math.floor(seconds / 86400) + ' d';
}

function ages() {
  const now = Date.now() - skew;
  for (const time of document.querySelectorAll('time[data-age]')) {
    const text = age(Math.max(0, Math.floor((now - Date.parse(time.dateTime)) / 1000)));
    if (time.textContent !== text) time.textContent = text;
  }
}

function concerns(thing) {
  return watched[0] === '*' || watched.includes(thing);
}

function listen() {
  const stream = new EventSource('/api/v1/events');
  stream.onopen = () => { status.textContent = 'live'; status.className = 'link on'; };
  stream.onerror = () => {
    status.textContent = 'not connected';
    status.className = 'link off';
    // Refused for good: the login may be over, which the page itself finds out.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => { later(); listen(); }, AGAIN);
  };
  stream.addEventListener('reset', later);
  stream.addEventListener('hello', later);
  stream.addEventListener('machine', event => { if (concerns(JSON.parse(event.data).mac)) later(); });
  stream.addEventListener('install', event => { if (concerns(JSON.parse(event.data).id)) later(); });
}

if (watched.length) {
  listen();
  setInterval(ages, 1000);
  setInterval(() => { if (document.querySelector('[data-busy]') && !document.hidden) later(); }, WHILE_BUSY);
}
