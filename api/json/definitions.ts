import { z } from 'zod';
import { invalidFields } from '../../platform/errors/index.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import type { Presenters } from '../tasks/presenters.js';
import { readForm } from '../tasks/read-form.js';
import { anyValues, flag, instant, listOf } from './shapes.js';

const definition = z
  .object({
    key: z.string(),
    name: z.string(),
    version: z.number().int(),
    agency: z.string().nullable(),
    origin: z.enum(['shipped', 'adapted', 'own']),
    basedOn: z.object({ key: z.string(), version: z.number().int() }).optional(),
    startForm: z.string().nullable().optional(),
    publishedAt: instant,
    note: z.string().nullable(),
  })
  .meta({ id: 'Definition' });

const finding = z
  .object({
    rule: z.string(),
    elementId: z.string().nullable(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
  })
  .meta({ id: 'Finding' });

const keyParams = z.strictObject({ key: z.string().min(1).max(200) });

const upload = z.union([
  z.string().min(1),
  z.strictObject({
    xml: z.string().min(1),
    forms: z.record(z.string().max(200), anyValues).default({}),
    note: z.string().max(2000).default(''),
  }),
]);

/** Flows of the agency: what runs, and publishing (api.md, Processes). */
export const definitionRoutes = (presenters: Presenters): AnyRoute[] => [
  route({
    door: 'json',
    method: 'get',
    path: '/definitions',
    access: 'signed-in',
    summary: "What the actor's agency runs",
    response: listOf(definition),
    handle: async ({ engine, unit, actor }) => ({
      kind: 'json',
      body: { items: await engine.definitions(unit, actor), next: null },
    }),
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/definitions/:key/versions',
    access: 'signed-in',
    summary: 'Every published version, newest first',
    params: keyParams,
    response: listOf(definition),
    handle: async ({ engine, unit, actor, params }) => ({
      kind: 'json',
      body: { items: await engine.definitionVersions(unit, actor, params.key), next: null },
    }),
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/definitions/:key/diagram',
    access: 'signed-in',
    summary: 'The diagram as BPMN 2.0 XML',
    params: keyParams,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    produces: ['application/xml'],
    handle: async ({ engine, unit, actor, params, query }) => ({
      kind: 'file',
      content: Buffer.from(await engine.diagram(unit, actor, params.key, query.version)),
      type: 'application/xml; charset=utf-8',
      name: `${params.key}.bpmn`,
    }),
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/definitions/:key/start-form',
    access: 'signed-in',
    summary: 'The form that starts it; null when it asks nothing',
    params: keyParams,
    response: anyValues.nullable(),
    handle: async ({ engine, unit, actor, params }) => ({
      kind: 'json',
      body: await engine.startForm(unit, actor, params.key),
    }),
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/definitions',
    access: 'publish-definition',
    audit: 'definition.published',
    summary: 'Publishes a flow for the agency, or only checks it',
    acceptsText: ['application/xml', 'text/xml'],
    query: z.object({ dryRun: flag.optional() }),
    body: upload,
    response: z.object({ key: z.string(), version: z.number().int().nullable(), findings: z.array(finding) }),
    status: 201,
    handle: async ({ engine, unit, actor, body, query }) => {
      const { xml, forms, note } = typeof body === 'string' ? { xml: body, forms: {}, note: '' } : body;
      const key = processIdOf(xml);
      const publication = { diagrams: { [key]: xml }, forms, note };
      if (query.dryRun)
        return {
          kind: 'json',
          body: { key, version: null, findings: await engine.check(unit, actor, publication) },
          status: 200,
        };
      const { published, findings } = await engine.publish(unit, actor, publication);
      const own = published.find((it) => it.key === key);
      return { kind: 'json', body: { key, version: own?.version, findings }, status: 201 };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/definitions/:key/instances',
    access: 'start-instance',
    audit: 'instance.started',
    replayable: true,
    summary: 'Starts an instance',
    params: keyParams,
    body: z.object({ values: anyValues.default({}), businessKey: z.string().min(1).max(200).optional() }),
    response: z.object({ id: z.string() }),
    status: 201,
    handle: async (context) => {
      const { engine, unit, actor, commands, params, body } = context;
      const form = await engine.startForm(unit, actor, params.key);
      const values = await readForm(presenters, context, { form, known: {}, submission: body.values, door: 'json' });
      const { id } = await commands.startInstance({ key: params.key, values, businessKey: body.businessKey ?? null });
      return { kind: 'json', body: { id } };
    },
  }),
];

const PROCESS = /<(?:[\w.-]+:)?process\b[^>]*?\sid\s*=\s*["']([^"']{1,200})["']/;

/** Only to name it; the engine reads the diagram properly and refuses one that names its process otherwise. */
function processIdOf(xml: string): string {
  const id = PROCESS.exec(xml)?.[1];
  if (!id) throw invalidFields([{ path: 'xml', message: 'api.field.diagram' }]);
  return id;
}
