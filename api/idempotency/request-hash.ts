import type { StagedFile } from '../../platform/files/types.js';
import { sha256 } from '../../platform/ids/index.js';

/** Canonical JSON (keys in order) of the body plus the SHA-256 of each file: what "the same request" means. */
export const requestHash = (body: unknown, files: readonly StagedFile[]): string =>
  sha256(JSON.stringify([canonical(body), files.map(({ field, name, sha256: hash }) => [field, name, hash])]));

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)]);
}
