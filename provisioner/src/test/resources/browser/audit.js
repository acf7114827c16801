// What is wrong with the page for people who use it in another way than its author: a list of words.
function audit() {
  const wrong = [];
  const all = css => [...document.querySelectorAll(css)];
  const name = element => element.outerHTML.slice(0, 120).replace(/\s+/g, ' ');
  const shown = element => element.getClientRects().length > 0;

  if (document.documentElement.scrollWidth > innerWidth)
    wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${innerWidth}: ` +
        all('body *').filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, pre, .sr'))
            .slice(0, 3).map(name).join(' | '));
  if (!document.documentElement.lang) wrong.push('no language');
  if (!document.title.trim()) wrong.push('no title');
  if (all('h1').length !== 1) wrong.push(`${all('h1').length} h1`);
  if (all('main').length !== 1) wrong.push(`${all('main').length} main`);
  if (!document.querySelector('header')) wrong.push('no header');
  if (!document.querySelector('nav') && location.pathname !== '/login') wrong.push('no nav');
  let level = 1;
  for (const heading of all('h1, h2, h3, h4')) {
    const next = Number(heading.nodeName[1]);
    if (next > level + 1) wrong.push(`h${next} after h${level}: ${heading.textContent.trim()}`);
    level = next;
  }
  const ids = all('[id]').map(e => e.id);
  for (const id of new Set(ids)) if (ids.filter(one => one === id).length > 1) wrong.push(`id ${id} twice`);
  for (const field of all('input:not([type=hidden]), select, textarea'))
    if (!field.labels.length && !field.getAttribute('aria-label')) wrong.push(`no label: ${name(field)}`);
  for (const control of all('a[href], button'))
    if (!control.textContent.trim() && !control.getAttribute('aria-label')) wrong.push(`no name: ${name(control)}`);
  for (const nav of all('nav'))
    if (!nav.getAttribute('aria-label')) wrong.push(`nav without a name: ${name(nav)}`);
  for (const picture of all('svg'))
    if (!picture.closest('[aria-hidden=true], [role=img]')) wrong.push(`picture without words: ${name(picture)}`);
  for (const table of all('table')) {
    if (!table.caption) wrong.push(`table without caption: ${name(table)}`);
    for (const head of table.querySelectorAll('th'))
      if (!head.scope) wrong.push(`th without scope: ${name(head)}`);
  }
  for (const labelled of all('[aria-labelledby]'))
    if (!document.getElementById(labelled.getAttribute('aria-labelledby'))) wrong.push(`labelled by nothing: ${name(labelled)}`);

  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = text => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + .05) / (b + .05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.nodeValue.trim() || !shown(element) || seen.has(element)) continue;
    if (element.closest('.sr, script, style, title, progress')) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const svg = element instanceof SVGElement;
    const rect = svg && element.parentElement.querySelector(':scope > rect');
    const below = rect ? rgba(getComputedStyle(rect).fill) : ground(element);
    const ink = over(rgba(svg ? style.fill : style.color), below);
    const ratio = contrast(ink, below);
    if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(2)}: ${name(element)}`);
  }
  return wrong;
}
