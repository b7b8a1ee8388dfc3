import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.js';

export interface Receipt {
  id: string;
  agendaNumber: string;
  agenda: { register: string; year: number; sequence: number };
  instanceId: string;
  trackingCode: string;
}

interface Attempt {
  key: string;
  number: string;
  receipt: Receipt | null;
}

/**
 * What the desks of an office remember of the letters they registered: which ones were acknowledged, with which receipt,
 * and which ones nobody knows about because the line went dead.
 */
export class Ledger {
  readonly attempts: Attempt[] = [];

  /** @param subject of every letter of this ledger, and of no other. */
  constructor(readonly subject: string) {}

  get receipts(): Receipt[] {
    return this.attempts.flatMap(({ receipt }) => receipt ?? []);
  }

  /** So many desks register without pause; once so many letters were acknowledged, `disaster` befalls them. */
  async under(client: ApiClient, desks: number, acknowledged: number, disaster: () => Promise<void>): Promise<void> {
    const before = this.receipts.length;
    let dark = false;
    const desk = async () => {
      while (!dark) {
        const attempt: Attempt = { key: randomUUID(), number: `${this.attempts.length + 1}/XI/2026`, receipt: null };
        this.attempts.push(attempt);
        attempt.receipt = await this.#press(client, attempt);
      }
    };
    const working = Array.from({ length: desks }, desk);
    while (this.receipts.length < before + acknowledged) await pause(20);
    await Promise.all([disaster(), pause(20).then(() => (dark = true))]);
    await Promise.all(working);
  }

  /**
   * Every desk presses every button again with the same key: what was acknowledged has the same receipt as before, and
   * each letter is in the register once, without a gap in the numbers.
   */
  async pressAgain(client: ApiClient): Promise<void> {
    for (const attempt of this.attempts) {
      const receipt = await this.#press(client, attempt);
      assert.ok(receipt, `letter ${attempt.number} could not be registered afterwards`);
      if (attempt.receipt)
        assert.deepEqual(receipt, attempt.receipt, `the acknowledged letter ${attempt.number} changed`);
      attempt.receipt = receipt;
    }
    const { items } = await client.get<{ items: { id: string }[] }>(
      `/letters?direction=in&q=${encodeURIComponent(this.subject)}&limit=100`,
    );
    assert.deepEqual(
      items.map(({ id }) => id).sort(),
      this.receipts.map(({ id }) => id).sort(),
      'each letter stands in the register once',
    );
    const numbers = this.receipts.map(({ agenda }) => agenda.sequence).sort((a, b) => a - b);
    const first = numbers[0] ?? 0;
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => first + index),
      'the agenda numbers have no gap and no double',
    );
  }

  /** @returns null when the line went dead: nobody knows, so the desk will press again. */
  async #press(client: ApiClient, { key, number }: Attempt): Promise<Receipt | null> {
    try {
      const body = {
        sender: 'Bagian Organisasi, Sekretariat Daerah (contoh)',
        number,
        date: '2026-11-20',
        subject: `${this.subject} ${number}`,
        security: 'B',
        urgency: 'biasa',
        classification: '000.8.6',
        files: [],
      };
      const reply = await client.call<Receipt>('POST', '/incoming-letters', { key, body });
      return reply.status === 201 ? reply.body : null;
    } catch {
      return null;
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
