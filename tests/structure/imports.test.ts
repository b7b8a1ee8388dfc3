import { expect, test } from 'vitest';
import { files, importsOf, isTest } from './sources.js';

/** Who may import whom (architecture.md, "Rooms"). A room is the first folder; a slice is a room of its own. */
const DOORS: Record<string, readonly RegExp[]> = {
  platform: [/^platform\//],
  forms: [/^forms\//, /^platform\/(errors|feel|messages)\//],
  engine: [/^engine\//, /^platform\//, /^forms\/(index|contract)\.ts$/],
  'processes/*.ts': [
    /^processes\/[^/]+\.ts$/,
    /^engine\/(index|contract|types)\.ts$/,
    /^forms\/(index|contract)\.ts$/,
    /^platform\//,
  ],
};

const SLICE_MAY = [
  /^engine\/(index|contract|types)\.ts$/,
  /^forms\/(index|contract)\.ts$/,
  /^platform\//,
  /^processes\/contract\.ts$/,
];

function allowed(file: string): readonly RegExp[] | null {
  const [room = '', slice = ''] = file.split('/');
  if (room === 'processes')
    return slice.endsWith('.ts') ? DOORS['processes/*.ts']! : [new RegExp(`^processes/${slice}/`), ...SLICE_MAY];
  return DOORS[room] ?? null;
}

const code = files().filter((file) => file.endsWith('.ts') && !isTest(file));

test('no room imports against the arrows of the house', () => {
  const wrong = code.flatMap((file) => {
    const doors = allowed(file);
    if (!doors) return [];
    return importsOf(file)
      .filter(
        (wanted) => wanted.includes('/') && /^(platform|engine|forms|processes|api|tests|designer)\//.test(wanted),
      )
      .filter((wanted) => !doors.some((door) => door.test(wanted)))
      .map((wanted) => `${file} -> ${wanted}`);
  });
  expect(wrong).toEqual([]);
});

const NETWORK =
  /^(node:)?(http|https|http2|net|tls|dgram|dns)(\/|$)|^(nodemailer|undici|express|smtp-server|pg|sequelize)$/;

test('nothing in the engine or in a process reaches for the network or the database by itself', () => {
  const wrong = code
    .filter((file) => /^(engine|processes)\//.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((wanted) => NETWORK.test(wanted))
        .map((wanted) => `${file} -> ${wanted}`),
    );
  expect(wrong).toEqual([]);
});
