/** Only addresses of our own: anything else would let a mail send people elsewhere after signing in. */
export function nextPage(next: string | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || /[\\\p{Cc}]/u.test(next)) return '/';
  const { origin, pathname, search } = new URL(next, 'http://own');
  return origin === 'http://own' && !pathname.startsWith('/sign-in') ? pathname + search : '/';
}
