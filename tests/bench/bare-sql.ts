import pg from 'pg';
import type { Load } from './load.js';
import { runLoad } from './load.js';
import { seeded } from './statistics.js';

/** The least any engine must write for one completion (100,000 instances of 3 kB, 100,000 open tasks). */
const SCHEMA = `
create table instance(id bigint primary key, tenant int, def int, state jsonb, version int default 0, updated timestamptz default now());
create table task(id bigint primary key, instance_id bigint, tenant int, assignee int, name text, status text, created timestamptz default now(), done timestamptz);
create index on task(tenant, assignee, status, created desc);
create table hist(id bigserial primary key, instance_id bigint, tenant int, at timestamptz default now(), kind text, data jsonb);
create index on hist(instance_id);
create table audit(id bigserial primary key, tenant int, at timestamptz default now(), actor int, what text, prev bytea, h bytea);
insert into instance(id, tenant, def, state) select i, i % 20, 1, jsonb_build_object('s', repeat('x', 3000)) from generate_series(1, 100000) i;
insert into task(id, instance_id, tenant, assignee, name, status) select i, i, i % 20, i % 5000, 'Telaah', 'open' from generate_series(1, 100000) i;
analyze;`;

export class BareSql {
  #clients: pg.Client[] = [];
  readonly #random = seeded(7);

  private constructor(private readonly url: string) {}

  /** A database of its own on the server of `serverUrl`. */
  static async prepare(serverUrl: string): Promise<BareSql> {
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query('drop database if exists alur_bench_bare with (force)');
    await admin.query('create database alur_bench_bare');
    await admin.end();
    const url = new URL(serverUrl);
    url.pathname = '/alur_bench_bare';
    const bare = new BareSql(url.href);
    const setup = await bare.#connect();
    await setup.query(SCHEMA);
    await setup.end();
    return bare;
  }

  async completions(load: Load) {
    await this.#ensure(load.clients);
    return runLoad(load, (client) => this.#completion(this.#clients[client]!));
  }

  /** The bare list behind a worklist: 20 newest open tasks of one assignee. */
  async worklists(load: Load) {
    await this.#ensure(load.clients);
    return runLoad(load, async (client) => {
      const i = 1 + Math.floor(this.#random() * 100_000);
      await this.#clients[client]!.query({
        name: 'worklist',
        text: `select id, name, created from task where tenant = $1 and assignee = $2 and status = 'open' order by created desc limit 20`,
        values: [i % 20, i % 5000],
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
    this.#clients = [];
  }

  async #ensure(count: number): Promise<void> {
    while (this.#clients.length < count) this.#clients.push(await this.#connect());
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    return client;
  }

  async #completion(client: pg.Client): Promise<void> {
    const i = 1 + Math.floor(this.#random() * 100_000);
    const step = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    await client.query('begin');
    await step('lock', 'select state, version from instance where id = $1 for update', [i]);
    await step('done', `update task set status = 'done', done = now() where id = $1`, [i]);
    await step(
      'state',
      `update instance set state = jsonb_build_object('s', repeat('y', 3000)), version = version + 1, updated = now() where id = $1`,
      [i],
    );
    await step('next', `insert into task values (nextval('hist_id_seq') + 10000000, $1, $2, $3, 'Telaah', 'open')`, [
      i,
      i % 20,
      i % 5000,
    ]);
    await step(
      'hist',
      `insert into hist(instance_id, tenant, kind, data) values ($1, 1, 'complete', '{"a":1}'), ($1, 1, 'create', '{"a":1}')`,
      [i],
    );
    await step('audit', `insert into audit(tenant, actor, what, h) values (1, $1, 'complete', sha256('abc'))`, [i]);
    await client.query('commit');
  }
}
