import express, { type Request, type RequestHandler, type Response } from 'express';
import { addStagedFiles, decodeFormBody } from '../../forms/index.js';
import { AppError, invalidFields } from '../../platform/errors/index.js';
import type { StagedFile } from '../../platform/files/types.js';
import type { AnyRoute } from '../../processes/contract.js';
import { refuseMalformedText } from './malformed-text.js';
import { readMultipart, type Upload } from './multipart.js';

export interface Body {
  value: unknown;
  /** Fields of a page as they came, to be carried over a new sign-in. */
  fields: readonly (readonly [string, string])[];
  files: readonly StagedFile[];
}

const LIMIT = '1mb';
const parseJson = express.json({ limit: LIMIT, strict: false, type: ['application/json', 'application/*+json'] });
const parseForm = express.text({ limit: LIMIT, type: 'application/x-www-form-urlencoded' });

/** Reads what the route says it takes. @throws AppError malformed, too-large, unsupported-type. */
export async function readBody(
  route: AnyRoute,
  request: Request,
  response: Response,
  stage: (upload: Upload) => Promise<StagedFile | null>,
): Promise<Body> {
  const body = await readAny(route, request, response, stage);
  refuseMalformedText(body.value);
  return body;
}

async function readAny(
  route: AnyRoute,
  request: Request,
  response: Response,
  stage: (upload: Upload) => Promise<StagedFile | null>,
): Promise<Body> {
  if (route.method === 'get' || !hasBody(request)) return { value: {}, fields: [], files: [] };
  const text = route.acceptsText?.find((type) => request.is(type));
  if (text) {
    const value = await parsed(express.text({ limit: LIMIT, type: text }), request, response);
    return { value, fields: [], files: [] };
  }
  if (route.multipart && request.is('multipart/form-data')) {
    const { fields, files } = await readMultipart(request, route.multipart, stage);
    const value = route.multipart.jsonPart
      ? jsonOf(fields, route.multipart.jsonPart)
      : addStagedFiles(decodeFormBody(grouped(fields)), files);
    return { value, fields, files };
  }
  if (route.door === 'page' && request.is('application/x-www-form-urlencoded')) {
    const raw = await parsed(parseForm, request, response);
    const fields = [...new URLSearchParams(typeof raw === 'string' ? raw : '')];
    return { value: decodeFormBody(grouped(fields)), fields, files: [] };
  }
  if (route.door === 'json' && request.is(['json', '+json']))
    return { value: (await parsed(parseJson, request, response)) ?? {}, fields: [], files: [] };
  throw new AppError('unsupported-type', { message: 'api.body-type' });
}

/** A name that comes several times has several values. */
export function grouped(fields: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of fields) {
    const present = values.get(name);
    values.set(name, present === undefined ? value : [present, value].flat());
  }
  return Object.fromEntries(values);
}

const hasBody = (request: Request) =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

function jsonOf(fields: readonly [string, string][], part: string): unknown {
  const text = fields.find(([name]) => name === part)?.[1];
  const others = fields.filter(([name]) => name !== part);
  if (others.length > 0) throw invalidFields(others.map(([name]) => ({ path: name, message: 'api.field.unknown' })));
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed', { reason: 'json', cause });
  }
}

function parsed(parser: RequestHandler, request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parser(request, response, (error: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(refusalOf(error));
    });
  });
}

/** body-parser's own errors, by their `type`. */
function refusalOf(error: unknown): unknown {
  const type = (error as { type?: string }).type ?? '';
  if (type === 'entity.too.large' || type === 'parameters.too.many') return new AppError('too-large', { cause: error });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new AppError('unsupported-type', { cause: error });
  if (type.startsWith('entity.') || type.startsWith('request.') || (error as { status?: number }).status === 400)
    return new AppError('malformed', { reason: 'body', cause: error });
  return error;
}
