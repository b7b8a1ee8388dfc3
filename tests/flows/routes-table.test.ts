import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { evaluateDecision, parseDecisionTable } from '../../engine/definition/decision-table.js';

const shipped = await readFile(join(projectRoot, 'processes/letters/tables/routes.dmn'), 'utf8');

const letter = { sender: 'Dinas Kesehatan', security: 'B', urgency: 'biasa', classification: null, type: null };

/** The table with one rule more, before the last one, as an agency would write it. */
const withRule = (cells: [string, string, string, string, string], desk: string) => {
  const entries = cells.map((cell, n) => `<inputEntry id="own-${n}"><text>${cell}</text></inputEntry>`).join('');
  const rule = `<rule id="own">${entries}<outputEntry id="own-desk"><text>"${desk}"</text></outputEntry></rule>`;
  return shipped.replace('<rule id="routes-default">', `${rule}<rule id="routes-default">`);
};

test('as shipped, secret letters go to whom they are addressed and all others to the head', async () => {
  const table = await parseDecisionTable(shipped);
  expect(evaluateDecision(table, letter)).toEqual({ desk: 'head' });
  expect(evaluateDecision(table, { ...letter, security: 'SR', type: 'undangan' })).toEqual({ desk: 'addressee' });
});

test('an agency lets invitations of one sender lie on another desk', async () => {
  const table = await parseDecisionTable(withRule(['"Dinas Kesehatan"', '-', '-', '-', '"undangan"'], 'deputy'));
  expect(evaluateDecision(table, { ...letter, type: 'undangan' })).toEqual({ desk: 'deputy' });
  expect(evaluateDecision(table, { ...letter, type: 'undangan', sender: 'Bappeda' })).toEqual({ desk: 'head' });
  expect(evaluateDecision(table, { ...letter, type: 'laporan' })).toEqual({ desk: 'head' });
});

test('an agency routes by classification and urgency, the first rule that fits wins', async () => {
  const table = await parseDecisionTable(
    withRule(['-', '-', '"sangat-segera"', 'starts with(?, "500.12")', '-'], 'kabid-infrastruktur'),
  );
  const outage = { ...letter, urgency: 'sangat-segera', classification: '500.12.15.1' };
  expect(evaluateDecision(table, outage)).toEqual({ desk: 'kabid-infrastruktur' });
  expect(evaluateDecision(table, { ...outage, security: 'R' })).toEqual({ desk: 'addressee' });
});
