import { notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import type { Values } from '../contract.js';
import { advance } from './advance.js';
import { openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';

/** Conditions that wait for these variables are looked at again in the same unit. */
export async function setVariables(context: CommandContext, instanceId: string, values: Values): Promise<void> {
  if (!isId(instanceId)) throw notFound();
  const kase = await openCase(context, instanceId);
  refuseUnlessRunning(kase.row);
  Object.assign(kase.row.variables, values);
  await advance(context, kase, {});
}
