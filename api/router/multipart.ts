import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { AppError } from '../../platform/errors/index.js';
import type { StagedFile } from '../../platform/files/types.js';

export interface MultipartLimits {
  maxFiles: number;
  maxBytesEach: number;
}

export interface Upload {
  stream: Readable;
  name: string;
  field: string;
}

export interface Multipart {
  fields: [string, string][];
  files: StagedFile[];
}

const FIELD_BYTES = 1_000_000;

/**
 * Streams every file to `stage` as it arrives; nothing is held in memory. A part that breaks off, is too large or of
 * a type that is refused fails the whole request; what was staged before is swept later.
 */
export function readMultipart(
  request: Request,
  limits: MultipartLimits,
  stage: (upload: Upload) => Promise<StagedFile | null>,
): Promise<Multipart> {
  return new Promise((resolve, reject) => {
    const parser = openParser(request, limits);
    const fields: [string, string][] = [];
    const staging: Promise<StagedFile | null>[] = [];
    const fail = (error: unknown) => {
      request.unpipe(parser);
      request.resume();
      Promise.allSettled(staging).then(() => reject(error));
    };
    const tooLarge = () => fail(new AppError('too-large'));

    parser.on('field', (name, value, info) => {
      if (info.valueTruncated || info.nameTruncated) tooLarge();
      else fields.push([name, value]);
    });
    parser.on('file', (field, stream, { filename }) => {
      // An upload may break off before anybody reads it; whoever reads it is told then.
      stream.on('error', () => {});
      const staged = stageFile({ stream, name: filename ?? '', field }, stage);
      staged.catch(fail);
      staging.push(staged);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parser.on(limit, tooLarge);
    parser.on('error', (cause) => fail(new AppError('malformed', { reason: 'multipart', cause })));
    request.once('aborted', () => parser.destroy(new Error('the upload broke off')));
    parser.once('close', () => {
      Promise.all(staging).then((files) => resolve({ fields, files: files.filter((file) => file !== null) }), reject);
    });
    request.pipe(parser);
  });
}

function openParser(request: Request, limits: MultipartLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: limits.maxFiles,
        fileSize: limits.maxBytesEach,
        fields: 500,
        fieldSize: FIELD_BYTES,
        fieldNameSize: 200,
      },
    });
  } catch (cause) {
    throw new AppError('malformed', { reason: 'multipart', cause });
  }
}

/** A browser sends an empty, nameless part for a file field that was left alone: no file. */
async function stageFile(
  upload: Upload,
  stage: (upload: Upload) => Promise<StagedFile | null>,
): Promise<StagedFile | null> {
  if (upload.name !== '') return stage(upload);
  upload.stream.resume();
  return null;
}
