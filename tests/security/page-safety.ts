import type { Seen } from './visit.js';

const STRICT = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** What a browser could be made to do by this answer, or null: markup out of somebody's text, a script, a file as a page. */
export function dangerIn({ contentType, headers, text, status }: Seen): string | null {
  const policy = headers.get('content-security-policy') ?? '';
  if (headers.get('x-content-type-options') !== 'nosniff') return 'lets the browser guess the type';
  if (headers.get('x-powered-by')) return 'says what it is made of';
  if (/unsafe-|\*|https?:/.test(policy)) return `has a policy with holes: ${policy}`;
  if (contentType.includes('html')) return dangerInPage(policy, text);
  if (/json|xml|text\/plain/.test(contentType) || status >= 300) return null;
  const disposition = headers.get('content-disposition') ?? '';
  if (/[\r\n]/.test(disposition) || /\.\.[/\\]/.test(disposition)) return `names its file ${disposition}`;
  const shown = /^inline/.test(disposition);
  if (shown && !/^(application\/pdf|image\/webp)/.test(contentType)) return `shows ${contentType} in the page`;
  if (!shown && !/^attachment/.test(disposition)) return 'hands out a file that is no attachment';
  return contentType.includes('pdf') || policy.includes('sandbox') ? null : 'hands out a file that may act as a page';
}

function dangerInPage(policy: string, html: string): string | null {
  const missing = STRICT.filter((directive) => !policy.includes(directive));
  if (missing.length > 0) return `has a policy without ${missing}`;
  if (/<zqmarkup/i.test(html)) return `shows somebody's text as markup: ${/.{80}<zqmarkup.{40}/is.exec(html)}`;
  if (/zqmarkup[^<]{0,40}&\{?49/i.test(html)) return 'reckons with what somebody wrote';
  const inline = /<script(?![^>]*\ssrc=)[^>]*>|<[a-z][^>]*\son\w+\s*=\s*["'][^"']*["'][^>]*>|javascript:/i.exec(html);
  return inline ? `carries a script of its own: ${inline[0].slice(0, 120)}` : null;
}
