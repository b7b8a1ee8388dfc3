import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectRoot } from '../../api/project-root.js';
import { files, read } from '../structure/sources.js';

/** README and everything under docs/. */
export const documents = (): string[] => files().filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file));

export const manual = (): string[] => documents().filter((file) => file.startsWith('docs/panduan/'));

/** Without the listings of whole files, which have tests of their own. */
export const proseOf = (file: string): string => read(file).replace(/^```[\s\S]*?^```$/gm, '');

const LINK = /\]\(([^)\s]+)\)/g;

/** Links and pictures that lead into the repository, with where they are written. */
export const linksOf = (file: string): { target: string; anchor: string | null }[] =>
  [...proseOf(file).matchAll(LINK)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:|^\//.test(link))
    .map((link) => {
      const [path = '', anchor = null] = link.split('#');
      return { target: path === '' ? file : normalize(join(dirname(file), path)), anchor };
    });

const HEADING = /^#{1,6} (.+)$/gm;

/** Anchors as GitHub makes them of headings. */
export const anchorsOf = (file: string): string[] =>
  [...proseOf(file).matchAll(HEADING)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

const PATH = /(?<![\w/.:-])(?:platform|engine|forms|processes|api|tests|docs|designer)\/[\w./-]*/g;

/** Files and folders of the repository that are named anywhere in the text. */
export const pathsOf = (file: string): string[] =>
  [...proseOf(file).matchAll(PATH)].map(([path]) => path.replace(/[.-]+$/, ''));

export const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

export const missingIn = (wanted: (file: string) => string[], known: (name: string) => boolean): string[] =>
  documents().flatMap((file) =>
    wanted(file)
      .filter((name) => !known(name))
      .map((name) => `${file}: ${name}`),
  );
