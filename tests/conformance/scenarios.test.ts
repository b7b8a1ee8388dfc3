import { describe, expect, test } from 'vitest';
import { compile } from '../../engine/definition/compile.js';
import { play } from './play.js';
import { SCENARIOS } from './scenarios/index.js';

describe.each(Object.entries(SCENARIOS))('%s', (_topic, scenarios) => {
  describe.each(scenarios)('$name', (scenario) => {
    test('recovering before every step', async () => {
      expect(await play(scenario, true, compile)).toEqual([]);
    });
    test('in one live session', async () => {
      expect(await play(scenario, false, compile)).toEqual([]);
    });
  });
});
