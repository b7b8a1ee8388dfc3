import { describe, expect, test } from 'vitest';
import {
  boundary,
  diagram,
  end,
  flow,
  gateway,
  ROOTS,
  serviceTask,
  start,
  subProcess,
  timer,
  userTask,
  when,
} from '../../tests/support/bpmn-text.js';
import { parseDiagram } from '../definition/parse.js';
import type { Knowledge } from './index.js';
import { lint } from './index.js';

const KNOWLEDGE: Knowledge = {
  services: [
    { name: 'number-it', kind: 'inUnit', gives: ['numbered'] },
    { name: 'sign', kind: 'inUnit', needs: ['numbered'], gives: ['signed'] },
    { name: 'deliver', kind: 'job', needs: ['signed'] },
  ],
  forms: [],
  decisions: [],
  processes: [],
};

async function found(xml: string): Promise<string[]> {
  const findings = lint((await parseDiagram(xml)).rootElement, KNOWLEDGE);
  return findings.filter(({ rule }) => rule === 'missing-facts').map(({ elementId }) => `missing-facts ${elementId}`);
}

const task = (id: string) => userTask(id);

describe('a service that needs a fact stands behind one that gives it on every path', () => {
  const path = (middle: string, flows: string) =>
    diagram(
      `${start()}${serviceTask('n', 'number-it')}${serviceTask('g', 'sign')}${serviceTask('d', 'deliver')}${middle}${end()}${flows}`,
      ROOTS,
    );

  test('in a straight line', async () => {
    expect(await found(path('', flow('s', 'n', 'g', 'd', 'e')))).toEqual([]);
  });

  test('not when a choice goes round it', async () => {
    const round = path(
      gateway('x', 'exclusive', 'f_x_d'),
      `${flow('s', 'n', 'x')}${when('x', 'g', '=ok')}${flow('x', 'd')}${flow('g', 'd', 'e')}`,
    );
    expect(await found(round)).toEqual(['missing-facts d']);
  });

  test('when both parallel branches are joined before', async () => {
    const joined = path(
      `${gateway('f', 'parallel')}${gateway('j', 'parallel')}${task('a')}`,
      `${flow('s', 'n', 'f', 'g', 'j', 'd', 'e')}${flow('f', 'a', 'j')}`,
    );
    expect(await found(joined)).toEqual([]);
  });

  test('not when rework leads back behind it from a deadline', async () => {
    const deadline = path(
      `${subProcess('p', `${start('ps')}${serviceTask('pg', 'sign')}${task('pa')}${end('pe')}${flow('ps', 'pg', 'pa', 'pe')}`)}${boundary('b', 'p', timer('P1D'))}`,
      `${flow('s', 'n', 'p', 'd', 'e')}${flow('b', 'd')}${flow('n', 'g', 'e')}`,
    );
    expect(await found(deadline)).toEqual(['missing-facts d']);
  });

  test('inside a sub-process, and after it', async () => {
    const nested = path(
      subProcess(
        'p',
        `${start('ps')}${serviceTask('pg', 'sign')}${serviceTask('pd', 'deliver')}${end('pe')}${flow('ps', 'pg', 'pd', 'pe')}`,
      ),
      `${flow('s', 'n', 'p', 'd', 'e')}${flow('n', 'g', 'e')}`,
    );
    expect(await found(nested)).toEqual([]);
  });
});
