import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.js';
import { ApiClient } from '../support/api-client.js';
import { type OfficeProcess, startOfficeProcess } from '../support/office-process.js';
import { PageClient } from '../support/page-client.js';

const PASSWORD = 'bench-password-1';
const CLERK = 'diskominfo.kasi-tatakelola';

/** The built product in a process of its own, with the bench flow published at one agency. */
export interface Product {
  office: OfficeProcess;
  client: ApiClient;
  signedIn(username: string): Promise<ApiClient>;
  /** The same person at a browser. @returns what reads one page. */
  browser(): Promise<(path: string) => Promise<void>>;
  close(): Promise<void>;
}

/** @param databaseUrl a fresh database on the same server as the denominator. */
export async function startProduct(databaseUrl: string): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alur-bench-'));
  const office = await startOfficeProcess({
    dataDir,
    environment: {
      DATABASE_URL: databaseUrl,
      DEMO: '1',
      DEMO_LETTERS: '0',
      DEMO_PASSWORD: PASSWORD,
      DATABASE_POOL_SIZE: '32',
    },
  });
  const signedIn = (username: string) => new ApiClient(office.origin).signIn(username, PASSWORD);
  const admin = await signedIn('diskominfo.admin');
  const xml = await readFile(join(projectRoot, 'tests/bench/bench.bpmn'), 'utf8');
  const form = {
    id: 'bench-review',
    type: 'default',
    components: [{ type: 'checkbox', key: 'finished', label: 'Selesai' }],
  };
  await admin.post('/definitions', { xml, forms: { 'bench-review': form }, note: 'bench' });
  return {
    office,
    client: await signedIn(CLERK),
    signedIn,
    browser: async () => {
      const pages = await new PageClient(office.origin).signIn(CLERK, PASSWORD);
      return async (path) => {
        const { status } = await pages.get(path);
        if (status !== 200) throw new Error(`${path} answered ${status}`);
      };
    },
    close: async () => {
      await office.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts `count` instances, eight at a time. @returns the id of each one's open task. */
export async function openTasks(product: Product, count: number): Promise<string[]> {
  const starter = await product.signedIn('diskominfo.admin');
  const instances: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (instances.length < count) {
        const slot = instances.push('') - 1;
        const { id } = await starter.post<{ id: string }>('/definitions/bench/instances', { values: {} });
        instances[slot] = id;
      }
    }),
  );
  const tasks: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string }[]; next: string | null } = await product.client.get(
      `/tasks?state=open&scope=mine&key=bench&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    tasks.push(...page.items.map((task) => task.id));
    cursor = page.next;
  }
  return tasks;
}
