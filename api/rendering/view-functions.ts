import Handlebars, { type HelperOptions } from 'handlebars';
import type { Language, MessageValues, Translate } from '../../platform/messages/index.js';
import type { MenuItem } from '../frame/menu.js';
import { absoluteTime, dayInWords, relativeTime } from './time-in-words.js';

/** What every view may lean on beside its model; reachable as `@facts` too (`@facts.csrf`, `@facts.key`). */
export interface Facts {
  translate: Translate;
  language: Language;
  timeZone: string;
  now: Date;
  /** Token and one-time key of the page's forms; empty when nobody is signed in. */
  csrf: string;
  key: string;
  /** Of the frame, for the page that shows the whole menu. */
  menu: readonly MenuItem[];
  /** `/assets/alur.css` with its content's hash. */
  asset(name: string): string;
}

const factsOf = (options: HelperOptions): Facts => options.data.facts;
const escaped = Handlebars.escapeExpression;

const asDate = (value: unknown): Date | null => {
  if (value === null || value === undefined || value === '') return null;
  const date = value instanceof Date ? value : new Date(String(value));
  return Number.isNaN(date.getTime()) ? null : date;
};

export const viewFunctions = {
  /** `{{t "worklist.title"}}`, `{{t "worklist.vacant" position=name}}`. */
  t(this: unknown, key: unknown, options: HelperOptions): string {
    return factsOf(options).translate(String(key), options.hash as MessageValues);
  },

  /** An instant in words when near, absolute on hover, in print and for programs. */
  when(this: unknown, value: unknown, options: HelperOptions): Handlebars.SafeString | string {
    const at = asDate(value);
    if (!at) return '';
    const facts = factsOf(options);
    const absolute = absoluteTime(at, facts);
    return new Handlebars.SafeString(
      `<time datetime="${at.toISOString()}" title="${escaped(absolute)}" data-absolute="${escaped(absolute)}">${escaped(relativeTime(at, facts))}</time>`,
    );
  },

  /** An instant, always absolute. */
  datetime(this: unknown, value: unknown, options: HelperOptions): Handlebars.SafeString | string {
    const at = asDate(value);
    if (!at) return '';
    return new Handlebars.SafeString(
      `<time datetime="${at.toISOString()}">${escaped(absoluteTime(at, factsOf(options)))}</time>`,
    );
  },

  /** A day (`YYYY-MM-DD`) in words. */
  day(this: unknown, value: unknown, options: HelperOptions): string {
    return typeof value === 'string' ? dayInWords(value, factsOf(options)) : '';
  },

  asset(this: unknown, name: unknown, options: HelperOptions): string {
    return factsOf(options).asset(String(name));
  },

  eq: (left: unknown, right: unknown): boolean => left === right,

  /** One segment of an address. */
  segment: (value: unknown): string => encodeURIComponent(String(value)),
};
