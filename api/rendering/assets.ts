import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses of static files carry a hash of the content, so that browsers may keep them for a year. */
export function assetAddresses(folder: string): (name: string) => string {
  const addresses = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => {
        const hash = createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')
          .slice(0, 12);
        const name = path.replaceAll('\\', '/');
        return [name, `/assets/${name}?v=${hash}`];
      }),
  );
  return (name) => addresses.get(name) ?? `/assets/${name}`;
}
