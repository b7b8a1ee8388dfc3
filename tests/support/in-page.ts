/** What tests ask of the page itself, as text: it runs in the browser, not here. */

/** Waits for the first page image of a letter, which is loaded when it comes into sight. */
export const FIRST_PAGE_IS_DRAWN = `(async () => {
  const image = document.querySelector('.page-image img');
  image.scrollIntoView();
  await image.decode();
  return image.naturalWidth > 100;
})()`;

/** Sizes of type in the content, in pixels, the largest first, each with its text. */
export const LARGEST_TYPE = `[...document.querySelectorAll('main *')]
  .map((it) => ({ size: Number.parseFloat(getComputedStyle(it).fontSize), text: it.textContent.trim() }))
  .sort((a, b) => b.size - a.size)[0]`;

/** Of the disposition: what one must scroll for, because it lies under the bar that sends or below the window. */
export const BELOW_THE_FOLD = `(() => {
  const bar = document.querySelector('.actions.sticky').getBoundingClientRect().top;
  return [...document.querySelectorAll('.page-image, #f-decision .toggle, [data-recipients] .choice > label')]
    .filter((it) => it.checkVisibility() && (it.matches('.page-image') ? it.getBoundingClientRect().top > bar / 2 : it.getBoundingClientRect().bottom > bar))
    .map((it) => it.textContent.trim());
})()`;

/** How many pixels the page is wider than the window. */
export const TOO_WIDE = `document.documentElement.scrollWidth - innerWidth`;

/** What can be pressed and is lower or narrower than a thumb (44 px), by its own words; links inside a sentence excepted. */
export const SMALL_TARGETS = `[...document.querySelectorAll('a[href], button, summary, select, input, label.toggle, .choice > label')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((it) => !it.closest('.sr, [hidden], p, li:not(.rows > li), dd, td, .choice > label > *, .toggle > *, .skip') || it.matches('.button'))
  .filter((it) => !it.matches('.sr, .skip, [type=hidden], [type=checkbox], [type=radio]'))
  .map((it) => ({ it, box: it.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(({ it, box }) => it.tagName + ' "' + (it.textContent || it.name || '').trim().slice(0, 40) + '" ' + Math.round(box.width) + 'x' + Math.round(box.height))`;

/** Whether the focused element shows that it is: an outline one can see. */
export const SHOWS_FOCUS = `(() => {
  if (document.activeElement === document.body) return true;
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
})()`;

/** What a person who looks at the focused element would call it. */
export const FOCUSED = `(() => {
  const it = document.activeElement;
  const label = it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent ?? '';
  return label.trim().replace(/\\s+/g, ' ');
})()`;
