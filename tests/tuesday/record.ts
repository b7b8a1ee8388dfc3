import assert from 'node:assert/strict';
import type { Day, DispositionNode } from './day.js';

/** What the record must say in the evening: every letter done, no number missing, nobody credited with another's act. */
export async function checkTheRecord(day: Day): Promise<void> {
  const operator = await day.as('operator');
  const administrator = await day.as('admin');

  for (const { id, agendaNumber, trackingCode } of day.letters.values()) {
    const { state } = await operator.get<{ state: string }>(`/letters/${id}`);
    assert.ok(['done', 'archived'].includes(state), `letter ${agendaNumber} is ${state} in the evening`);
    const open = flatten(await day.dispositions(id)).filter(
      (node) => !['closed', 'returned', 'withdrawn'].includes(node.status),
    );
    assert.deepEqual(
      open.map((node) => `${node.to.code}: ${node.status}`),
      [],
      `letter ${agendaNumber} has open dispositions`,
    );
    const { sentence } = await operator.get<{ sentence: string }>(`/letters/${id}/whereabouts`);
    assert.ok(sentence.length > 10, `letter ${agendaNumber} says where it is`);
    const tracked = await operator.get<Record<string, unknown>>(`/tracking/${trackingCode}`);
    assert.ok(!JSON.stringify(tracked).includes('Undangan'), 'the public page tells the stage only');
  }

  const numbers = [...day.letters.values()].map((letter) => letter.agenda.sequence).sort((a, b) => a - b);
  const first = numbers[0]!;
  assert.deepEqual(
    numbers,
    numbers.map((_, n) => first + n),
    'the agenda numbers have no gap and no double',
  );

  const { items: incidents } = await administrator.get<{ items: { cause: string }[] }>('/incidents?state=open');
  assert.deepEqual(incidents, [], 'no case is stuck');
}

const flatten = (nodes: DispositionNode[]): DispositionNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)]);
