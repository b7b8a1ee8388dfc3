import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface ApiReply<T = unknown> {
  status: number;
  headers: IncomingHttpHeaders;
  body: T;
}

export interface CallOptions {
  body?: unknown;
  /** Idempotency-Key. */
  key?: string;
  /** Id or code of the position to act as. */
  position?: string;
  headers?: Record<string, string>;
}

/** The public JSON contract as another program would use it: nothing here knows the code. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #token: string | null = null;

  constructor(readonly origin: string) {}

  async signIn(username: string, password: string): Promise<this> {
    const reply = await this.call<{ token: string }>('POST', '/session', { body: { username, password } });
    if (reply.status !== 200)
      throw new Error(`${username} could not sign in: ${reply.status} ${JSON.stringify(reply.body)}`);
    this.#token = reply.body.token;
    return this;
  }

  /** The header of the signed-in person, for requests this client cannot make. */
  get authorization(): string {
    if (!this.#token) throw new Error('sign in first');
    return `Bearer ${this.#token}`;
  }

  /** @param path below /api/v1. @returns any status; a network failure throws. */
  call<T = unknown>(method: string, path: string, options: CallOptions = {}): Promise<ApiReply<T>> {
    const raw = options.body !== undefined && (Buffer.isBuffer(options.body) || typeof options.body === 'string');
    const payload =
      options.body === undefined ? undefined : raw ? (options.body as Buffer | string) : JSON.stringify(options.body);
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.origin}/api/v1${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
            ...(options.key ? { 'idempotency-key': options.key } : {}),
            ...(options.position ? { 'x-position': options.position } : {}),
            ...options.headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const content = Buffer.concat(chunks);
            const json = (response.headers['content-type'] ?? '').includes('json') && content.length > 0;
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: (json ? JSON.parse(content.toString('utf8')) : content) as T,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  /** @throws when the status is not one of 2xx, with the problem document in the message. */
  async expect<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
    const reply = await this.call<T>(method, path, options);
    if (reply.status < 200 || reply.status > 299)
      throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  get<T>(path: string, options?: CallOptions): Promise<T> {
    return this.expect<T>('GET', path, options);
  }

  post<T>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<T> {
    return this.expect<T>('POST', path, { ...options, body });
  }

  /** Stages one file. */
  async upload(name: string, content: Buffer): Promise<{ id: string; sha256: string; type: string; size: number }> {
    const boundary = `----alur${Date.now().toString(36)}`;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.expect('POST', '/files', {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
