import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @throws one sentence when the port is taken. @returns the address that answers. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<AddressInfo> {
  // Longer than a proxy keeps its side, so that it is never the server that closes first.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 300_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what runs there, or start with another one: PORT=3001 npm start`)
          : error,
      ),
    );
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

const PATIENCE_MS = 10_000;

/** Takes nothing new, lets requests under way end; what takes too long is cut off. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
