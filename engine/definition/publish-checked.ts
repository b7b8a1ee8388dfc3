import { checkFormSchema } from '../../forms/index.js';
import type { Unit } from '../../platform/database/index.js';
import { AppError, type Finding } from '../../platform/errors/index.js';
import type { Language, Translate } from '../../platform/messages/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { EngineParts } from '../commands/context.js';
import { type Knowledge, type LintFinding, lint, translateFindings } from '../lint/index.js';
import { currentReleaseId, readEntries } from '../store/release-store.js';
import type { Publication, PublishResult } from '../types.js';
import { parseDiagram } from './parse.js';
import { publishRelease } from './publish.js';
import { artifactsOf } from './publish-artifacts.js';
import { DiagramRefused } from './refusal.js';

type Translator = (language: Language) => Translate;

/** Everything there is to say of the publication together with what the agency runs beside it. */
export async function checkPublication(
  parts: EngineParts,
  translator: Translator,
  unit: Unit,
  actor: Actor,
  publication: Publication,
): Promise<Finding[]> {
  const translate = translator(actor.kind === 'person' ? actor.language : 'id');
  const knowledge = await knowledgeOf(parts, unit, publication);
  const diagrams = await Promise.all(
    Object.values(publication.diagrams ?? {}).map((xml) => lintDiagram(xml, knowledge)),
  );
  const forms = Object.values(publication.forms ?? {}).flatMap((schema) => checkFormSchema(schema, translate));
  return [...translateFindings(diagrams.flat(), translate), ...forms];
}

/** @throws AppError invalid with the findings when one is an error. */
export async function publishChecked(
  parts: EngineParts,
  translator: Translator,
  unit: Unit,
  actor: Actor,
  publication: Publication,
): Promise<PublishResult> {
  const findings = await checkPublication(parts, translator, unit, actor, publication);
  if (findings.some((finding) => finding.severity === 'error'))
    throw new AppError('invalid', { reason: 'findings', message: 'engine.error.findings', findings });
  return {
    ...(await publishRelease(unit, actor, publication, 'agency', () => parts.organisations.load(unit))),
    findings,
  };
}

async function lintDiagram(xml: string, knowledge: Knowledge): Promise<readonly LintFinding[]> {
  try {
    const { rootElement } = await parseDiagram(xml);
    const findings = lint(rootElement, knowledge);
    // What lint lets pass must also compile; what it refuses need not.
    if (!findings.some((finding) => finding.severity === 'error')) await artifactsOf({ diagrams: { xml }, note: '' });
    return findings;
  } catch (error) {
    if (error instanceof DiagramRefused) return error.findings;
    throw error;
  }
}

/** What a diagram may refer to: what is published with it, and what stays from before. */
async function knowledgeOf(parts: EngineParts, unit: Unit, publication: Publication): Promise<Knowledge> {
  const current = await currentReleaseId(unit);
  const entries = current ? await readEntries(unit, current) : [];
  const before = (kind: string) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.key);
  const all = (kind: string, published: Record<string, unknown> | undefined) => [
    ...new Set([...before(kind), ...Object.keys(published ?? {})]),
  ];
  return {
    services: [...parts.services.values()].map(({ name, kind, needs, gives }) => ({ name, kind, needs, gives })),
    forms: all('form', publication.forms),
    decisions: all('table', publication.tables),
    processes: all('diagram', publication.diagrams),
  };
}
