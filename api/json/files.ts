import { z } from 'zod';
import { invalidFields } from '../../platform/errors/index.js';
import { type AnyRoute, route } from '../../processes/contract.js';

const MEBIBYTE = 1024 * 1024;

export const fileRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/files',
    access: 'signed-in',
    actsAs: 'person',
    audit: 'file.staged',
    summary: 'Stages one file until something uses it (multipart, part `file`)',
    multipart: { jsonPart: 'about', maxFiles: 1, maxBytesEach: 25 * MEBIBYTE },
    response: z.object({ id: z.string(), sha256: z.string(), type: z.string(), size: z.number().int() }),
    status: 201,
    handle: async ({ files: [file] }) => {
      if (file?.field !== 'file') throw invalidFields([{ path: 'file', message: 'api.field.required' }]);
      const { id, sha256, type, size } = file;
      return { kind: 'json', body: { id, sha256, type, size } };
    },
  }),
];
