import type { ApiClient, ApiReply } from '../../../tests/support/api-client.js';
import type { Office } from '../../../tests/support/office.js';

/** What the flow tests of this slice say over and over, through the public JSON door. */
export const LETTER = {
  sender: 'Bappeda',
  number: '005/123/2026',
  date: '2026-11-24',
  subject: 'Undangan Rapat Koordinasi SPBE',
  security: 'B',
  urgency: 'segera',
  files: [],
};

export interface Registered {
  id: string;
  agendaNumber: string;
  agenda: { register: string; year: number; sequence: number };
  instanceId: string;
  possibleDuplicates: unknown[];
  trackingCode: string;
}

export interface Task {
  id: string;
  name: string;
  elementId: string;
  instanceId: string;
  businessKey: string | null;
  dueAt: string | null;
  expectation: string;
  subject?: { id: string; title?: string };
}

export interface Node {
  id: string;
  to: { code: string };
  from: { code: string } | null;
  role: string;
  status: string;
  readAt: string | null;
  dueAt: string | null;
  endedHow: string | null;
  overdue: boolean;
  report?: { text: string | null };
  children: Node[];
}

const told = (reply: ApiReply) => `${reply.status} ${JSON.stringify(reply.body)}`;

/** @throws with the problem document when the answer is not the one expected. */
export async function ok<T>(call: Promise<ApiReply<T>>, status?: number): Promise<T> {
  const reply = await call;
  if (status === undefined ? reply.status >= 300 : reply.status !== status) throw new Error(told(reply));
  return reply.body;
}

export const register = (client: ApiClient, letter: Record<string, unknown> = {}): Promise<Registered> =>
  ok(client.call<Registered>('POST', '/incoming-letters', { body: { ...LETTER, ...letter } }), 201);

/** The open task of a letter on this person's desk. */
export async function taskOf(office: Office, username: string, letter: { agendaNumber: string }): Promise<Task> {
  const client = await office.api(username);
  const { items } = await ok(client.call<{ items: Task[] }>('GET', '/tasks?scope=mine&limit=100'));
  const found = items.filter(({ businessKey }) => businessKey === letter.agendaNumber);
  if (found.length !== 1)
    throw new Error(`${username} has ${found.length} tasks of ${letter.agendaNumber}: ${JSON.stringify(items)}`);
  return found[0] as Task;
}

export async function hasTask(office: Office, username: string, letter: { agendaNumber: string }): Promise<boolean> {
  const client = await office.api(username);
  const { items } = await ok(client.call<{ items: Task[] }>('GET', '/tasks?scope=mine&limit=100'));
  return items.some(({ businessKey }) => businessKey === letter.agendaNumber);
}

export async function complete(
  office: Office,
  username: string,
  letter: { agendaNumber: string },
  values: Record<string, unknown>,
): Promise<{ next: { name: string }[] }> {
  const task = await taskOf(office, username, letter);
  const client = await office.api(username);
  return ok(client.call('POST', `/tasks/${task.id}/completion`, { body: { values } }));
}

export async function read(office: Office, username: string, letter: { agendaNumber: string }): Promise<void> {
  const task = await taskOf(office, username, letter);
  await ok((await office.api(username)).call('POST', `/tasks/${task.id}/reading`, {}));
}

/** Flattened, in the order of the tree. */
export async function edges(office: Office, username: string, letterId: string): Promise<Node[]> {
  const tree = await ok((await office.api(username)).call<Node[]>('GET', `/letters/${letterId}/dispositions`));
  const flat = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
  return flat(tree);
}

export const letterOf = async (office: Office, username: string, id: string) =>
  ok((await office.api(username)).call<{ state: string; subject: string | null }>('GET', `/letters/${id}`));

export const dispose = (recipients: unknown[], more: Record<string, unknown> = {}) => ({
  decision: 'dispose',
  recipients,
  instructions: ['02'],
  note: 'Tindak lanjuti sesuai ketentuan.',
  ...more,
});

export const report = (text: string) => ({ decision: 'report', report: { text } });
