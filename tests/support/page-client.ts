export interface PageReply {
  status: number;
  headers: Headers;
  html: string;
  /** Of a redirect. */
  location: string | null;
}

export type FormFields = Record<string, string | readonly string[]>;

/** The pages as a browser without scripts uses them: cookies kept, forms posted with their hidden fields. */
export class PageClient {
  readonly #cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  async signIn(username: string, password: string): Promise<this> {
    const reply = await this.post('/sign-in', { username, password });
    if (reply.status !== 303) throw new Error(`${username} could not sign in: ${reply.status}`);
    return this;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<PageReply> {
    return this.#send('GET', path, headers);
  }

  /** Urlencoded, as given. */
  post(path: string, fields: FormFields = {}, headers: Record<string, string> = {}): Promise<PageReply> {
    const body = new URLSearchParams(pairs(fields));
    return this.#send(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body.toString(),
    );
  }

  postFiles(path: string, form: FormData): Promise<PageReply> {
    return this.#send('POST', path, {}, form);
  }

  /** Fills in the form of `page` that posts to `action` and sends it: hidden fields come from the page. */
  submit(page: PageReply, action: string, fields: FormFields = {}): Promise<PageReply> {
    return this.post(action, { ...hiddenFields(page.html, action), ...fields });
  }

  async follow(reply: PageReply): Promise<PageReply> {
    if (!reply.location) throw new Error(`no redirect but ${reply.status}: ${reply.html.slice(0, 500)}`);
    return this.get(reply.location);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  forgetCookie(name: string): void {
    this.#cookies.delete(name);
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<PageReply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    for (const set of response.headers.getSetCookie()) this.#remember(set);
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      location: response.headers.get('location'),
    };
  }

  #remember(set: string): void {
    const [pair = ''] = set.split(';');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const pairs = (fields: FormFields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : value.map((it): [string, string] => [name, it]),
  );

/** Hidden fields of the first form with this action. @throws when the page has no such form. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`));
  if (!form) throw new Error(`no form posts to ${action} in:\n${html.slice(0, 2000)}`);
  const inside = form.slice(0, form.indexOf('</form>'));
  return Object.fromEntries(
    [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value
        .replace(/&quot;/g, '"')
        .replace(/&#x3D;/g, '=')
        .replace(/&amp;/g, '&'),
    ]),
  );
}
