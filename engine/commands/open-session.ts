import { AppError } from '../../platform/errors/index.js';
import type { InstanceView, ServiceContext, Values } from '../contract.js';
import { BpmnError } from '../contract.js';
import { type Release, releaseOf } from '../definition/release.js';
import { evaluateTable } from '../definition/release-tables.js';
import { officeScope } from '../office-scope.js';
import {
  type RunService,
  recoverSession,
  type ServiceRequest,
  type Session,
  type SessionOptions,
  startSession,
} from '../session/index.js';
import type { InstanceRow } from '../store/instance-store.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';

export const instanceView = (row: InstanceRow, variables: Values): InstanceView => ({
  id: row.id,
  rootId: row.rootId,
  parentId: row.parentId,
  key: row.processKey,
  businessKey: row.businessKey,
  variables: structuredClone(variables),
});

/** The instance alive in memory for the rest of the unit, on the release it began with. */
export async function openSession(
  context: CommandContext,
  { row }: Case,
  at: { startId?: string; now?: Date } = {},
): Promise<Session> {
  const { unit, parts } = context;
  const release = await releaseOf(unit, row.releaseId);
  const organisation = await context.organisation();
  const now = at.now ?? unit.now();
  const scope = officeScope(organisation, now);
  const declared = await release.declared(unit, row.processKey);
  const names = { ...Object.fromEntries(declared.map((name) => [name, null])), ...scope };
  const options: SessionOptions = {
    variables: row.variables,
    scope,
    now,
    declared,
    serviceKind: (type) => (type.startsWith('dmn:') ? 'inUnit' : parts.services.get(type)?.kind),
    runService: (request) => runService(context, row, { release, names }, request),
    startId: at.startId,
  };
  const diagram = await release.diagram(unit, row.processKey);
  if (row.snapshot) return recoverSession(diagram, row.snapshot, options);
  const session = startSession(diagram, row.processKey, options);
  session.start();
  return session;
}

async function runService(
  context: CommandContext,
  row: InstanceRow,
  { release, names }: { release: Release; names: Values },
  request: ServiceRequest,
): ReturnType<RunService> {
  try {
    if (request.type.startsWith('dmn:')) {
      const scope = { ...names, ...request.variables, ...request.input };
      return await evaluateTable(context.unit, release, request.type.slice('dmn:'.length), scope);
    }
    const service = context.parts.services.get(request.type);
    if (service?.kind !== 'inUnit') throw new Error(`service ${request.type} is not bound`);
    return await service.run(await serviceContext(context, row, request.variables, request.elementId), request.input);
  } catch (error) {
    const defect = !(error instanceof BpmnError || error instanceof AppError);
    if (defect) context.at.elementId = request.elementId;
    throw error;
  }
}

export async function serviceContext(
  context: CommandContext,
  row: InstanceRow,
  variables: Values,
  elementId: string,
): Promise<ServiceContext> {
  return {
    unit: context.unit,
    actor: context.actor,
    instance: instanceView(row, variables),
    elementId,
    organisation: await context.organisation(),
    nameCase: (name) => {
      row.businessKey = name.businessKey;
      row.subjectKind = name.subject?.kind ?? null;
      row.subjectId = name.subject?.id ?? null;
      row.confidential = name.confidential ?? row.confidential;
    },
  };
}
