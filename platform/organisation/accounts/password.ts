import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) with 19 MiB and two passes (OWASP password storage, 2025): about 30 ms on one core of an office server. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const SHORTEST_PASSWORD = 10;
/** Longer input only makes hashing expensive for us. */
export const LONGEST_PASSWORD = 200;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let nobody: Promise<string> | undefined;

/** @param hashed null for an unknown name: it costs the same time, so that names cannot be guessed by the clock. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(hashed ?? (await nobody), password);
  return hashed !== null && matches;
}
