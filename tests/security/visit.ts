import type { AnyRoute } from '../../processes/contract.js';
import type { Office } from '../support/office.js';
import { readable } from './canaries.js';
import type { Visitor } from './people.js';

export interface Seen {
  status: number;
  contentType: string;
  headers: Headers;
  /** Everything that could be read: the status line's headers and the body, documents unpacked. */
  text: string;
}

/** Asks as this visitor; pages too with a token, so that the right and not the form's own token is judged. */
export async function visit(
  office: Office,
  visitor: Visitor,
  { door, method }: Pick<AnyRoute, 'door' | 'method'>,
  address: string,
  body: unknown = {},
): Promise<Seen> {
  const withBody = method !== 'get' && method !== 'delete';
  const response = await fetch(office.origin + address, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(visitor.username && { authorization: (await office.api(visitor.username)).authorization }),
      ...(visitor.agency && { 'x-agency': visitor.agency }),
      ...(withBody && door === 'json' && { 'content-type': 'application/json' }),
      accept: '*/*',
    },
    ...(withBody && {
      body:
        door === 'json'
          ? JSON.stringify(body)
          : new URLSearchParams(Object.entries(Object(body)) as [string, string][]),
    }),
  });
  const contentType = response.headers.get('content-type') ?? '';
  const content = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].map(([name, value]) => `${name}: ${safeDecode(value)}`).join('\n');
  return {
    status: response.status,
    contentType,
    headers: response.headers,
    text: `${headers}\n\n${await readable(content, contentType)}`,
  };
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
