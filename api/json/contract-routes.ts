import { z } from 'zod';
import { type AnyRoute, route } from '../../processes/contract.js';
import { documentation } from '../pages/docs/documentation.js';
import { openApiDocument } from './openapi.js';

/** The contract describes itself: as a document for programs and as a page for people. */
export function contractRoutes(others: readonly AnyRoute[], version: string, baseUrl: string): AnyRoute[] {
  const own: AnyRoute[] = [
    route({
      door: 'json',
      method: 'get',
      path: '/openapi.json',
      access: 'public',
      summary: 'This contract as OpenAPI 3.1',
      response: z.record(z.string(), z.unknown()),
      handle: async () => ({ kind: 'json', body: described() }),
    }),
    route({
      door: 'page',
      method: 'get',
      path: '/api/v1/docs',
      access: 'public',
      summary: 'api.docs.title',
      handle: async ({ translate }) => ({
        kind: 'page',
        view: 'docs/docs',
        title: translate('api.docs.title'),
        model: documentation(described()),
      }),
    }),
  ];
  let document: ReturnType<typeof openApiDocument> | null = null;
  const described = () => {
    document ??= openApiDocument([...others, ...own], version, baseUrl);
    return document;
  };
  return own;
}
