import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.js';

export interface Listing {
  path: string;
  content: string;
}

const LISTING = /^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm;

/** The files of a guide: each listing has its path alone on the line above it. */
export const guideListings = (guide: string): Listing[] =>
  [...readFileSync(join(projectRoot, guide), 'utf8').matchAll(LISTING)].map(([, path = '', content = '']) => ({
    path,
    content,
  }));
