"""Where the pages are, and what is looked for on each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """Where the server listens, a sign-in link not used yet, and the incident that it holds."""

    base: str
    link: str
    ref: str
    notices: dict[str, str]
    """Language to address of a notice."""


# Text whose contrast with what lies behind it is under 4.5 (3 for large text): WCAG 2.2, 1.4.3.
FAINT_TEXT = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = el => { for (; el; el = el.parentElement) {
    const c = parse(getComputedStyle(el).backgroundColor); if (c.length === 3 || c[3] === 1) return c; }
    return [255, 255, 255]; };
  const faint = [];
  for (const el of document.body.querySelectorAll('*:not(svg):not(svg *)')) {
    if (![...el.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(el), size = parseFloat(style.fontSize);
    const [a, b] = [lum(parse(style.color)), lum(behind(el))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5))
      faint.push(`${el.tagName} ${ratio.toFixed(2)} ${el.textContent.trim().slice(0, 40)}`);
  }
  return faint; }"""

# Controls without a name, images without words, ids that occur twice, headings that skip a level.
FAULTS = """() => {
  const faults = [];
  const name = el => (el.getAttribute('aria-label') || el.textContent || '').trim();
  for (const el of document.querySelectorAll('a, button, summary, [role=region], nav, [role=img]'))
    if (!name(el) && !el.closest('svg')) faults.push('no name: ' + el.outerHTML.slice(0, 80));
  for (const el of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!el.labels.length && !el.getAttribute('aria-label')) faults.push('no label: ' + el.outerHTML.slice(0, 80));
  for (const el of document.querySelectorAll('img:not([alt])')) faults.push('no alt: ' + el.outerHTML.slice(0, 80));
  const ids = [...document.querySelectorAll('[id]:not(svg *)')].map(el => el.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('twice: #' + id);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(el => Number(el.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1 || levels[0] !== 1) faults.push('not one h1 first: ' + levels);
  levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) faults.push('a level is skipped: ' + levels); });
  if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
  if (!document.title || !document.documentElement.lang) faults.push('no title or language');
  return faults; }"""

FOCUS_SHOWS = """() => {
  const el = document.activeElement, style = getComputedStyle(el), box = el.getBoundingClientRect();
  return {tag: el.tagName, text: el.textContent.trim(), outline: parseFloat(style.outlineWidth),
          style: style.outlineStyle, on_screen: box.width > 0 && box.left >= 0 && box.right <= innerWidth}; }"""
