import { checkFormSchema } from '../../forms/index.js';
import type { Unit } from '../../platform/database/index.js';
import { AppError, type Finding } from '../../platform/errors/index.js';
import type { Language, Translate } from '../../platform/messages/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { EngineParts } from '../commands/context.js';
import { type Knowledge, type LintFinding, lint, translateFindings } from '../lint/index.js';
import type { Publication, PublishResult } from '../types.js';
import { knowledgeOf } from './knowledge-of.js';
import { type ParsedDiagram, parseDiagram } from './parse.js';
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
  const forms = Object.values(publication.forms ?? {}).flatMap((schema) => checkFormSchema(schema, translate));
  const read = await Promise.all(Object.values(publication.diagrams ?? {}).map(readable));
  const diagrams = read.filter((one) => 'parsed' in one);
  const knowledge = await knowledgeOf(
    parts,
    unit,
    publication,
    diagrams.map(({ parsed }) => parsed),
    !forms.some(({ severity }) => severity === 'error'),
  );
  const findings = await Promise.all(diagrams.map(({ xml, parsed }) => lintDiagram(xml, parsed, knowledge)));
  const refused = read.flatMap((one) => ('refused' in one ? one.refused : []));
  return [...translateFindings([...refused, ...findings.flat()], translate), ...forms];
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

type Read = { xml: string; parsed: ParsedDiagram } | { refused: readonly LintFinding[] };

async function readable(xml: string): Promise<Read> {
  try {
    return { xml, parsed: await parseDiagram(xml) };
  } catch (error) {
    if (error instanceof DiagramRefused) return { refused: error.findings };
    throw error;
  }
}

async function lintDiagram(
  xml: string,
  { rootElement }: ParsedDiagram,
  knowledge: Knowledge,
): Promise<readonly LintFinding[]> {
  const findings = lint(rootElement, knowledge);
  // What lint lets pass must also compile; what it refuses need not.
  if (findings.some((finding) => finding.severity === 'error')) return findings;
  try {
    await artifactsOf({ diagrams: { xml }, note: '' });
    return findings;
  } catch (error) {
    if (error instanceof DiagramRefused) return error.findings;
    throw error;
  }
}
