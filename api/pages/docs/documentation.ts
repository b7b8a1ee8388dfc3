import type { OpenApiDocument } from '../../json/openapi.js';

interface Operation {
  method: string;
  path: string;
  summary: string;
  signedIn: boolean;
  parameters: { name: string; place: string; required: boolean }[];
  request: { type: string; schema: string }[];
  answers: { status: string; type: string; schema: string }[];
}

interface Shape {
  name: string;
  schema: string;
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

/** The document as a page lists it: operations by their first word, then the named shapes. */
export function documentation(document: OpenApiDocument): Record<string, unknown> {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const group = operation.tags?.[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), describe(method, path, operation)]);
    }
  }
  const shapes: Shape[] = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    schema: JSON.stringify(schema, null, 2),
  }));
  return { groups: [...groups].map(([name, operations]) => ({ name, operations })), shapes };
}

type OperationObject = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>;

function describe(method: string, path: string, operation: OperationObject): Operation {
  const request = operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : {};
  return {
    method: method.toUpperCase(),
    path: `/api/v1${path}`,
    summary: operation.summary ?? '',
    signedIn: operation.security !== undefined,
    parameters: (operation.parameters ?? []).flatMap((it) =>
      'name' in it ? [{ name: it.name, place: it.in, required: it.required ?? false }] : [],
    ),
    request: contentOf(request),
    answers: Object.entries(operation.responses ?? {}).flatMap(([status, response]) =>
      contentOf((response as { content?: Record<string, { schema?: unknown }> }).content ?? {}).map((content) => ({
        status,
        ...content,
      })),
    ),
  };
}

const contentOf = (content: Record<string, { schema?: unknown }>) =>
  Object.entries(content).map(([type, { schema }]) => ({ type, schema: JSON.stringify(schema, null, 2) }));
