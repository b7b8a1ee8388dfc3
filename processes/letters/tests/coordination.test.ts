import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, edges, hasTask, type Node, register, report, taskOf } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const HEAD = 'diskominfo.kadis';
const [REPORTS, WAIVED, WITHDRAWN, ADDED] = ['kabid-egov', 'sekdis', 'kabid-ikp', 'kabid-statistik'] as const;
const ACTS = ['report', 'waive', 'withdraw', 'add'] as const;
type Act = (typeof ACTS)[number];

const post = async (path: string, body: unknown) => (await office.api(HEAD)).call('POST', path, { body });
const below = async (letterId: string) => (await edges(office, HEAD, letterId)).slice(1);
const to = (nodes: Node[], code: string) => nodes.find((it) => it.to.code === code)?.id ?? '';

/** @returns whether the act was still possible: nobody is added once everybody is done. */
async function perform(act: Act, letter: { id: string; agendaNumber: string }): Promise<boolean> {
  const nodes = await below(letter.id);
  switch (act) {
    case 'report':
      await complete(office, `diskominfo.${REPORTS}`, letter, report('Sudah.'));
      await complete(office, HEAD, letter, { decision: 'accept' });
      return true;
    case 'waive':
      expect((await post(`/dispositions/${to(nodes, WAIVED)}/waiver`, { reason: 'Cukup.' })).status).toBe(200);
      return true;
    case 'withdraw':
      expect((await post(`/dispositions/${to(nodes, WITHDRAWN)}/withdrawal`, { reason: 'Keliru.' })).status).toBe(200);
      return true;
    case 'add': {
      const [top] = await edges(office, HEAD, letter.id);
      const reply = await post(`/dispositions/${top?.id}/recipients`, { recipients: [{ position: ADDED }] });
      expect([201, 409]).toContain(reply.status);
      return reply.status === 201;
    }
  }
}

/** Of those who act or have acted one coordinates; none only when the last of them fell out. */
function coordinators(nodes: readonly Node[]): void {
  const staying = nodes.filter(({ endedHow }) => endedHow !== 'waived' && endedHow !== 'withdrawn');
  const coordinating = staying.filter(({ role }) => role === 'coordinator').length;
  if (staying.some(({ status }) => status !== 'closed')) expect(coordinating).toBe(1);
  else expect(coordinating).toBeLessThanOrEqual(1);
}

test('in whatever order recipients report, fall out and join, one coordinates and the head concludes once all are done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...ACTS], { minLength: ACTS.length }),
      fc.constantFrom(REPORTS, WAIVED, WITHDRAWN),
      async (order, coordinator) => {
        const letter = await register(await office.api('diskominfo.operator'), { number: `K/${Math.random()}` });
        const recipients = [REPORTS, WAIVED, WITHDRAWN].map((position) => ({
          position,
          role: position === coordinator ? 'coordinator' : 'main',
        }));
        await complete(office, HEAD, letter, dispose(recipients));
        let joined = false;
        for (const act of order) {
          const done = await perform(act, letter);
          await office.drain();
          joined ||= act === 'add' && done;
          coordinators(await below(letter.id));
        }
        if (joined) {
          expect(await taskOf(office, `diskominfo.${ADDED}`, letter)).toMatchObject({ name: 'Tindak lanjuti' });
          await complete(office, `diskominfo.${ADDED}`, letter, report('Sudah juga.'));
          await complete(office, HEAD, letter, { decision: 'accept' });
          await office.drain();
        }
        expect(await taskOf(office, HEAD, letter)).toMatchObject({ name: 'Simpulkan' });
        expect(await hasTask(office, `diskominfo.${WAIVED}`, letter)).toBe(false);
      },
    ),
    { numRuns: 4 },
  );
}, 120_000);
