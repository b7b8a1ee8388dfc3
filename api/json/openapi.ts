import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { AnyRoute } from '../../processes/contract.js';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    findings: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The contract, from the same schemas that check requests. */
export function openApiDocument(routes: readonly AnyRoute[], version: string, baseUrl: string): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes.filter(({ door }) => door === 'json')) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Alur',
      version,
      description:
        'Errors are problem documents (RFC 9457). Every mutating request but sign-in takes `Idempotency-Key`. ' +
        '`X-Position` says as whom a person acts; `Accept-Language` is `id` (default) or `en`.',
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    paths,
  });
}

function operation(route: AnyRoute): ZodOpenApiOperationObject {
  const status = route.status ?? 200;
  const parameters = {
    ...(route.params instanceof z.ZodObject && { path: route.params }),
    ...(route.query instanceof z.ZodObject && { query: route.query }),
    ...(route.method !== 'get' &&
      route.access !== 'public' && { header: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) }),
  };
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.path.split('/')[1] ?? ''],
    ...(route.access !== 'public' && { security: [{ session: [] }] }),
    ...(Object.keys(parameters).length > 0 && { requestParams: parameters }),
    ...(hasBody(route) && { requestBody: { required: true, content: requestContent(route) } }),
    responses: {
      [`${status}`]: status === 204 ? { description: 'Done' } : { description: 'OK', content: responseContent(route) },
      default: { description: 'A refusal', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}

const hasBody = (route: AnyRoute) => route.body !== undefined || route.multipart !== undefined;

function requestContent(route: AnyRoute) {
  const text = Object.fromEntries((route.acceptsText ?? []).map((type) => [type, { schema: z.string() }]));
  const json = route.body ? { 'application/json': { schema: route.body } } : {};
  if (!route.multipart) return { ...text, ...json };
  const part = route.multipart.jsonPart && route.body ? { [route.multipart.jsonPart]: route.body } : {};
  const binary = z.string().meta({ type: 'string', format: 'binary' });
  const files = route.body ? { files: z.array(binary).optional() } : { file: binary };
  return { ...text, ...json, 'multipart/form-data': { schema: z.object({ ...part, ...files }) } };
}

function responseContent(route: AnyRoute) {
  const files = Object.fromEntries((route.produces ?? []).map((type) => [type, { schema: z.string() }]));
  return route.response ? { 'application/json': { schema: route.response }, ...files } : files;
}

/** `post /tasks/:id/completion` -> `postTasksIdCompletion`. */
const operationId = ({ method, path }: AnyRoute) =>
  method + path.replace(/[/:.-]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');
