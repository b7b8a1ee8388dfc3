import { z } from 'zod';
import { invalidFields } from '../../../../platform/errors/index.js';
import type { PersonActor } from '../../../../platform/organisation/actor.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { inWords } from '../../model/in-words.js';
import { instructions } from '../../model/instruction.js';
import { ENDED, type Letter, loadLetter } from '../../model/letter.js';
import { letterDetail } from '../../model/letter-detail.js';
import { commentsOf, eventsOf } from '../../model/letter-story.js';
import { letterWalk } from '../../model/letter-walk.js';
import { namedOfficers, officerName } from '../../model/named-officers.js';
import { letterPageImages } from '../../model/page-images.js';
import { decidesFor } from '../../model/person-of.js';
import { reportsOf } from '../../model/reports.js';
import { whereabouts } from '../../model/whereabouts.js';
import { commentOnLetter } from '../../use-cases/comment-on-letter.js';
import { readNotice } from '../../use-cases/read-notice.js';
import { dispositionParams, letterParams } from '../shapes.js';
import { letterFacts } from './letter-facts.js';
import { treeEdges } from './tree-edges.js';

/** What waits for the actor on this letter, as buttons with the task's own verb. */
async function waiting({ engine, unit, actor }: RequestContext, letter: Letter) {
  if (!letter.agendaNumber) return [];
  const { items } = await engine.tasks(unit, actor, {
    state: 'open',
    scope: 'mine',
    q: letter.agendaNumber,
    limit: 10,
  });
  return items
    .filter(({ subject }) => subject?.id === letter.id)
    .map(({ id, name }) => ({ href: `/tasks/${id}`, label: name }));
}

async function letterPage(context: RequestContext<{ id: string }>): Promise<Reply> {
  const { unit, platform, params, translate, actor } = context;
  const detail = await letterDetail(unit, platform.files, params.id);
  const { letter } = detail;
  const organisation = await context.organisation();
  const zone = organisation.agency.timeZone;
  const title = letter.opened
    ? (letter.subject ?? translate('letters.no-subject'))
    : translate('letters.secret-letter');
  const walk = await letterWalk(unit, context.engine, letter);
  const { dispositions } = walk;
  const mayCorrect = actor.permissions.has('correct-letter') && !ENDED.has(letter.state);
  const view = {
    title,
    letter,
    secret: letter.security === 'B' ? null : translate(`letters.security.${letter.security}`),
    sentence: letter.opened ? whereabouts(walk, organisation, translate, unit.now()).sentence : null,
    facts: letterFacts(letter, organisation, translate),
    waiting: await waiting(context, letter),
    canCorrect: mayCorrect && letter.opened,
    canVoid: mayCorrect,
    canAddContent: letter.opened && letter.subject === null && !ENDED.has(letter.state),
    canNameOfficers: mayNameOfficers(letter, actor),
    canPrintReceipt: actor.permissions.has('register-letter'),
    coverNote: letter.state === 'returned' && actor.permissions.has('register-letter'),
    corrections: detail.corrections.map(({ at, personId, reason }) => ({
      at,
      reason,
      by: organisation.person(personId)?.name ?? '',
    })),
  };
  if (!letter.opened) return { kind: 'page', view: 'letters/letter', title, model: { ...view, tree: [] } };
  const tree = treeEdges(dispositions, {
    actor,
    organisation,
    translate,
    now: unit.now(),
    instructions: await instructions(unit),
    reports: await reportsOf(unit, letter.id),
  });
  return {
    kind: 'page',
    view: 'letters/letter',
    title,
    model: {
      ...view,
      tree,
      images: await letterPageImages(unit, letter.id, translate),
      files: detail.files.map(({ file, record }) => ({
        href: letter.security === 'SR' ? null : `/letters/${letter.id}/files/${file.n}`,
        name: file.name,
        replaced: file.replacedAt !== null,
        kilobytes: Math.max(1, Math.round(record.size / 1024)),
      })),
      officers: mayNameOfficers(letter, actor)
        ? (await namedOfficers(unit, letter.id)).map((it) => ({
            name: officerName(organisation, it),
            since: it.since,
            revoke: `/letter-access/${it.id}/revocation`,
          }))
        : [],
      comments: await commentsOf(unit, letter.id, organisation),
      events: (await eventsOf(unit, letter.id, organisation, translate)).map((event) => ({
        ...event,
        at: inWords(event.at, zone, translate('letters.locale')),
      })),
    },
  };
}

const mayNameOfficers = ({ security, state, addresseeId }: Letter, actor: PersonActor): boolean =>
  security === 'R' && !ENDED.has(state) && decidesFor(actor, addresseeId);

export const letterPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/letters/:id',
    access: 'work',
    audit: 'letter.read',
    summary: 'letters.title',
    params: letterParams,
    handle: letterPage,
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/letters/:id/comments',
    access: 'work',
    audit: 'letter.commented',
    summary: 'letters.title',
    params: letterParams,
    body: z.strictObject({ text: z.string().max(5000) }),
    handle: async (context) => {
      const text = context.body.text.trim();
      if (text === '') throw invalidFields([{ path: 'text', message: 'letters.comment.empty' }]);
      await commentOnLetter(context, context.params.id, text);
      return { kind: 'redirect', to: `/letters/${context.params.id}#komentar` };
    },
    redisplay: letterPage,
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/dispositions/:id/reading',
    access: 'work',
    audit: 'disposition.read',
    summary: 'letters.title',
    params: dispositionParams,
    body: z.object({ stay: z.string().optional() }),
    handle: async (context) => {
      const { letterId } = await readNotice(context, context.params.id);
      await loadLetter(context.unit, letterId);
      return { kind: 'redirect', to: context.body.stay ? '/?tab=read' : `/letters/${letterId}` };
    },
  }),
];
