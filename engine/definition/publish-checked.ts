import type { Unit } from '../../platform/database/index.js';
import { AppError, type Finding } from '../../platform/errors/index.js';
import type { Language, Translate } from '../../platform/messages/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { EngineParts } from '../commands/context.js';
import type { LintFinding } from '../lint/finding.js';
import type { Publication, PublishResult } from '../types.js';
import { publishRelease } from './publish.js';
import { artifactsOf } from './publish-artifacts.js';
import { DiagramRefused } from './refusal.js';

type Translator = (language: Language) => Translate;

/** Everything lint has to say, of the publication together with what the agency runs beside it. */
export async function checkPublication(
  _parts: EngineParts,
  translator: Translator,
  _unit: Unit,
  actor: Actor,
  publication: Publication,
): Promise<Finding[]> {
  const translate = translator(actor.kind === 'person' ? actor.language : 'id');
  const findings = await findingsOf(publication);
  return findings.map(({ messageKey, values, ...finding }) => ({ ...finding, message: translate(messageKey, values) }));
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
  return { ...(await publishRelease(unit, actor, publication, 'agency')), findings };
}

async function findingsOf(publication: Publication): Promise<LintFinding[]> {
  try {
    await artifactsOf(publication);
    return [];
  } catch (error) {
    if (error instanceof DiagramRefused) return error.findings;
    throw error;
  }
}
