import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../platform/messages/index.js';
import { messageFolders } from '../processes/catalog.js';
import type { Slice } from '../processes/contract.js';
import { projectRoot } from './project-root.js';

const ROOMS = ['platform/messages/catalogue', 'engine/messages', 'forms/messages', 'api/messages', 'api/auth/messages'];

/** Every text people read, of all rooms and slices. */
export function loadCatalogue(slices: readonly Slice[]): Catalogue {
  const rooms = ROOMS.map((room) => join(projectRoot, room)).filter((folder) => existsSync(join(folder, 'id.json')));
  const catalogue = new Catalogue();
  for (const folder of [...rooms, ...messageFolders(slices)]) catalogue.addFolder(folder);
  return catalogue;
}
