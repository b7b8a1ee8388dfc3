import { createServer } from 'node:net';

/** The preferred port of the loopback address when nobody has it, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  return (preferred && (await tryPort(preferred))) || (await tryPort(0)) || refuse();
}

const tryPort = (port: number) =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

function refuse(): never {
  throw new Error('no free port on 127.0.0.1');
}
