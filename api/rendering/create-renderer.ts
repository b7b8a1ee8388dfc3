import { join } from 'node:path';
import type { Slice } from '../../processes/contract.js';
import { projectRoot } from '../project-root.js';
import { assetAddresses } from './assets.js';
import { Renderer } from './renderer.js';

/** The house's own views, and every slice's pages under its name. */
export function createRenderer(slices: readonly Slice[]): { renderer: Renderer; asset: (name: string) => string } {
  const renderer = new Renderer([
    { folder: join(projectRoot, 'api/views'), prefix: '' },
    ...slices.map(({ name, folder }) => ({ folder: join(folder, 'pages'), prefix: `${name}/` })),
  ]);
  return { renderer, asset: assetAddresses(join(projectRoot, 'api/assets')) };
}
