import { randomUUID } from 'node:crypto';
import { ApiClient } from '../support/api-client.js';
import type { Receipt } from '../support/ledger.js';
import { type OfficeProcess, startOfficeProcess } from '../support/office-process.js';
import { PageClient } from '../support/page-client.js';

export const PASSWORD = 'selasa-kelabu-2026';

export interface Task {
  id: string;
  name: string;
  elementId: string;
  key: string;
  instanceId: string;
  expectation: string;
  assignee: string | null;
  vacancy?: string | null;
}

interface Me {
  positions: { id: string; code: string }[];
}

export interface DispositionNode {
  id: string;
  from: unknown;
  to: { code: string; name: string };
  status: string;
  children: DispositionNode[];
}

/** One day at Diskominfo, lived through the public doors only. */
export class Day {
  /** Every letter whose registration was acknowledged, by id. */
  readonly letters = new Map<string, Receipt>();
  #clients = new Map<string, ApiClient>();

  private constructor(
    private readonly dataDir: string,
    public office: OfficeProcess,
    readonly say: (sentence: string) => void,
  ) {}

  static async begin(dataDir: string, say: (sentence: string) => void): Promise<Day> {
    return new Day(dataDir, await Day.#open(dataDir), say);
  }

  static #open(dataDir: string): Promise<OfficeProcess> {
    return startOfficeProcess({
      dataDir,
      environment: { DEMO: '1', DEMO_LETTERS: '0', DEMO_PASSWORD: PASSWORD, TEST_CLOCK: '1', DATABASE_URL: '' },
    });
  }

  get folder(): string {
    return this.dataDir;
  }

  /** The account `diskominfo.<code>`, signed in. */
  async as(code: string): Promise<ApiClient> {
    const known = this.#clients.get(code);
    if (known) return known;
    const client = await new ApiClient(this.office.origin).signIn(`diskominfo.${code}`, PASSWORD);
    this.#clients.set(code, client);
    return client;
  }

  async register(letter: Record<string, unknown>, key: string = randomUUID()): Promise<Receipt> {
    const operator = await this.as('operator');
    const registered = await operator.post<Receipt>('/incoming-letters', letter, { key });
    this.letters.set(registered.id, registered);
    return registered;
  }

  /** The open task of an account for one letter. @throws when there is none: somebody would be left without work. */
  async task(code: string, letterId: string): Promise<Task> {
    const client = await this.as(code);
    const { items } = await client.get<{ items: Task[] }>('/tasks?state=open&scope=mine&limit=100');
    for (const task of items) {
      const { subject } = await client.get<{ subject: { id: string } | null }>(`/tasks/${task.id}`);
      if (subject?.id === letterId) return task;
    }
    throw new Error(
      `${code} has no open task for letter ${letterId}; open: ${items.map((task) => task.name).join(', ') || 'none'}`,
    );
  }

  async complete(code: string, letterId: string, values: Record<string, unknown>): Promise<Task> {
    const task = await this.task(code, letterId);
    await this.answer(code, task, values);
    await this.settle();
    return task;
  }

  /** Acts as the position the task belongs to where the account holds several. */
  async answer(code: string, task: Task, values: Record<string, unknown>): Promise<void> {
    const client = await this.as(code);
    const { positions } = await client.get<Me>('/me');
    const position = positions.find(({ id }) => task.assignee === `position:${id}`) ?? positions[0];
    await client.post(`/tasks/${task.id}/completion`, { values }, { key: randomUUID(), position: position?.id });
  }

  /** The same account in a browser without scripts. */
  atTheDesk(code: string): Promise<PageClient> {
    return new PageClient(this.office.origin).signIn(`diskominfo.${code}`, PASSWORD);
  }

  /** The office's day, YYYY-MM-DD. */
  today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  }

  async dispositions(letterId: string, code = 'kadis'): Promise<DispositionNode[]> {
    const reply = await (await this.as(code)).get<DispositionNode[] | { items: DispositionNode[] }>(
      `/letters/${letterId}/dispositions`,
    );
    return Array.isArray(reply) ? reply : reply.items;
  }

  /** Jobs and child ends arrive before the next scene. */
  async settle(): Promise<void> {
    await this.advance('PT0S');
  }

  async advance(duration: string): Promise<void> {
    await (await this.as('operator')).post('/test/clock', { advance: duration });
  }

  /** Everything is off at once; the next line is the morning after. */
  async powerFailure(killDatabase: () => Promise<void>): Promise<void> {
    await Promise.all([this.office.kill(), killDatabase()]);
    this.forgetConnections();
    this.office = await Day.#open(this.dataDir);
  }

  forgetConnections(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients = new Map();
  }

  async end(): Promise<void> {
    this.forgetConnections();
    await this.office.stop();
  }
}
