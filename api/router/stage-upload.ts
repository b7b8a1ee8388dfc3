import { AppError } from '../../platform/errors/index.js';
import type { StagedFile } from '../../platform/files/types.js';
import type { Identity, Services } from '../services.js';
import type { Upload } from './multipart.js';

/** Lets the bytes go by. */
export async function dropUpload({ stream }: Upload): Promise<null> {
  stream.resume();
  return null;
}

/** Uploads are kept for somebody: whoever is signed in. */
export async function stageUpload(services: Services, identity: Identity | null, upload: Upload): Promise<StagedFile> {
  if (!identity) throw new AppError('unauthenticated');
  return services.platform.files.stage(identity.actor, upload.stream, { name: upload.name, field: upload.field });
}
