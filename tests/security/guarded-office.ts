import { systemScope } from '../../platform/database/index.js';
import type { ApiClient } from '../support/api-client.js';
import { type Office, type OfficeOptions, startOffice } from '../support/office.js';
import { canary, LEVELS, type Level, type Place, scanOf } from './canaries.js';

export type Secrecy = (typeof LEVELS)[number];

export interface GuardedLetter {
  level: Secrecy;
  id: string;
  trackingCode: string;
  /** Of the letter itself and of a subordinate's disposition. */
  instances: string[];
  /** From the registry to the addressee, from him to a subordinate. */
  dispositions: string[];
  /** The subordinate's open one, with an unfinished report in it, and the addressee's done one. */
  openTask: string;
  doneTask: string;
  /** The disposition with a report, and the file that came with it. */
  reported: { disposition: string; file: string };
  notice: string;
  /** That the addressee named an officer for it; only of the R letter. */
  officer: string;
}

export interface GuardedOffice {
  office: Office;
  letters: Record<Secrecy, GuardedLetter>;
  household: Record<
    'person' | 'position' | 'unit' | 'group' | 'holiday' | 'assignment' | 'delegation' | 'incident' | 'mail',
    string
  >;
}

/** In every text: what a browser, a template or a page of Typst would act on if it were not text. */
export const MARKUP = `"><zqmarkup onload='x'>&{{7*7}}#read("/etc/passwd")`;

/** Whom the addressee of the R letter named to see it too. */
export const OFFICER = 'kasubbag-keuangan';

/** On the chain of every letter of the guarded office; everybody else of the agency is not. */
export const CHAIN = ['kadis', 'kabid-egov', 'kabid-infrastruktur'] as const;

/**
 * An agency, diskominfo, with one letter of each secrecy on its way: registered, disposed to two heads of division, one
 * of whom reported with a file while the other's report is half written. A word of its own stands in every text.
 */
export async function startGuardedOffice(options: OfficeOptions = {}): Promise<GuardedOffice> {
  const office = await startOffice(options);
  const household = await furnish(office);
  const letters = {} as Record<Secrecy, GuardedLetter>;
  for (const level of LEVELS) letters[level] = await walk(office, level);
  await office.drain();
  const mail = await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.one<{ id: string }>('select id from dev_mail limit 1'),
  );
  const incident = await addIncident(office, letters.b.instances[0] ?? '');
  return { office, letters, household: { ...household, mail: mail.id, incident } };
}

async function walk(office: Office, level: Secrecy): Promise<GuardedLetter> {
  const word = (place: Place) => `${canary(level, place)} ${MARKUP}`;
  const [operator, head, egov, infra] = (await Promise.all(
    ['operator', ...CHAIN].map((code) => office.api(`diskominfo.${code}`)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  const secret = level === 'r' || level === 'sr';
  const scan = (client: ApiClient) =>
    client.upload(`${canary(level, 'scanname')}<zqmarkup>.pdf`, scanOf(canary(level, 'scantext')));

  const registered = await operator.post<{ id: string; instanceId: string; trackingCode: string }>(
    '/incoming-letters',
    {
      sender: `Dinas ${word('sender')}`,
      number: `${canary(level, 'number')}/2026`,
      externalNumber: word('external'),
      date: '2026-11-24',
      security: level.toUpperCase(),
      urgency: 'segera',
      ...(secret
        ? {}
        : {
            subject: `Perihal ${word('subject')}`,
            summary: `Isi ${word('summary')}`,
            attachmentsNote: word('attachment'),
            files: [(await scan(operator)).id],
          }),
    },
  );
  const { id } = registered;
  let officer = '';
  if (secret) {
    const { id: file } = await scan(head);
    if (level === 'r')
      officer = (
        await head.post<{ id: string }>(`/letters/${id}/access`, { position: OFFICER, reason: word('reason') })
      ).id;
    await head.post(`/letters/${id}/content`, { subject: `Perihal ${word('subject')}`, files: [file] });
  } else
    await operator.post(`/letters/${id}/corrections`, {
      fields: { summary: `Isi ${word('summary')} dibetulkan` },
      reason: word('reason'),
    });

  const headTask = await openTask(head, registered.instanceId);
  await head.post(`/tasks/${headTask}/completion`, {
    values: {
      decision: 'dispose',
      recipients: [
        { position: 'kabid-egov', role: 'coordinator' },
        { position: 'kabid-infrastruktur', role: 'main' },
      ],
      instructions: ['02'],
      note: word('note'),
    },
  });
  await egov.post(`/letters/${id}/comments`, { text: word('comment') });
  const egovTask = await openTask(egov, registered.instanceId);
  await egov.expect('PUT', `/tasks/${egovTask}/draft`, {
    body: { values: { decision: 'report', report: { text: word('draft') } } },
  });
  const evidence = await infra.upload(
    `${canary(level, 'evidencename')}.pdf`,
    scanOf(`${canary(level, 'evidencename')} lampiran`),
  );
  await infra.post(`/tasks/${await openTask(infra, registered.instanceId)}/completion`, {
    values: { decision: 'report', report: { text: word('report'), files: [evidence.id] } },
  });

  const database = office.house.platform.database;
  return database.inUnit(systemScope('demo'), async (unit) => {
    const instances = await unit.rows<{ id: string }>('select id from instance where root_id = $1 order by depth', [
      registered.instanceId,
    ]);
    const dispositions = await unit.rows<{ id: string; report: string | null }>(
      'select id, report from disposition where letter_id = $1 order by sent_at, rank',
      [id],
    );
    const notice = await unit.one<{ id: string }>(
      `insert into notice (id, agency_id, position_id, kind, subject_kind, subject_id, title, line, href, created_at)
       select gen_random_uuid(), agency_id, id, 'information', 'letter', $1, $2, $2, '/letters/' || $1, now()
         from position where code = 'kabid-egov' returning id`,
      [id, word('notice')],
    );
    return {
      level,
      id,
      trackingCode: registered.trackingCode,
      instances: [instances.at(0), instances.at(-1)].flatMap((it) => it?.id ?? []),
      dispositions: dispositions.slice(0, 2).map((it) => it.id),
      openTask: egovTask,
      doneTask: headTask,
      reported: { disposition: dispositions.find((it) => it.report !== null)?.id ?? '', file: evidence.id },
      notice: notice.id,
      officer,
    };
  });
}

async function openTask(client: ApiClient, instance: string): Promise<string> {
  const { items } = await client.get<{ items: { id: string }[] }>(`/tasks?scope=mine&instance=${instance}`);
  if (!items[0]) throw new Error('nothing lies on this desk');
  return items[0].id;
}

/** Names a person, a position and so on of the agency by their words, and publishes a flow of its own. */
async function furnish(office: Office) {
  const admin = await office.api('diskominfo.admin');
  await admin.post('/definitions', { xml: FLOW, note: canary('org', 'flow') });
  return office.house.platform.database.inUnit(systemScope('demo'), async (unit) => {
    const named = async (sql: string, level: Level, place: Place) =>
      (await unit.one<{ id: string }>(`${sql} returning id`, [`${canary(level, place)} ${MARKUP}`])).id;
    const own = `agency_id = (select id from agency where code = 'diskominfo')`;
    const desk = `(select id from position where ${own} and code = 'staf-egov')`;
    const unitOf = `(select id from org_unit where ${own} and code = 'uptd')`;
    await unit.run(`update instruction set text = $1 where ${own} and code = '32'`, [canary('org', 'instruction')]);
    return {
      person: await named(
        `update person set name = $1 where id = (select person_id from assignment where position_id = ${desk} limit 1)`,
        'org',
        'person',
      ),
      position: await named(`update position set name = $1 where id = ${desk}`, 'org', 'position'),
      unit: await named(`update org_unit set name = $1 where id = ${unitOf}`, 'org', 'unit'),
      group: await named(
        `insert into position_group (id, agency_id, code, name)
         select gen_random_uuid(), id, 'tim-uji', $1 from agency where code = 'diskominfo'`,
        'org',
        'group',
      ),
      holiday: await named(
        `insert into holiday (agency_id, day, kind, name)
         select id, '2026-12-28', 'holiday', $1 from agency where code = 'diskominfo'`,
        'org',
        'holiday',
      ),
      assignment: (await unit.one<{ id: string }>(`select id from assignment where position_id = ${desk}`)).id,
      delegation: (
        await unit.one<{ id: string }>(
          `insert into delegation (id, agency_id, principal_id, preparer_id, basis, starts_on)
           select gen_random_uuid(), p.agency_id, p.id, ${desk}, 'SP-1', '2026-01-01' from position p
            where ${own} and code = 'kabid-ikp' returning id`,
        )
      ).id,
    };
  });
}

/** A stuck case: its cause is written for whoever repairs it. */
const addIncident = (office: Office, instanceId: string) =>
  office.house.platform.database.inUnit(systemScope('demo'), async (unit) => {
    const { id } = await unit.one<{ id: string }>(
      `insert into incident (id, agency_id, instance_id, root_id, process_key, element_id, cause, at)
       select gen_random_uuid(), agency_id, id, root_id, process_key, 'register', $2, now() from instance where id = $1
       returning id`,
      [instanceId, canary('org', 'incident')],
    );
    return id;
  });

const FLOW = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.org/own">
  <process id="own-flow" name="${canary('org', 'flow')}" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>`;
