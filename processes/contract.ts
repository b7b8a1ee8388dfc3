import type { z } from 'zod';
import type { EngineBindings } from '../engine/contract.js';
import type { Engine, EngineCommands, Subject, TaskItem } from '../engine/types.js';
import type { OptionSource } from '../forms/contract.js';
import type { SystemPurpose, Unit } from '../platform/database/index.js';
import type { AppError } from '../platform/errors/index.js';
import type { StagedFile } from '../platform/files/types.js';
import type { Translate } from '../platform/messages/index.js';
import type { Actor, PersonActor } from '../platform/organisation/actor.js';
import type { Organisation, Permission } from '../platform/organisation/types.js';
import type { Platform } from '../platform/types.js';

/**
 * A business area as the rest of the house sees it: one folder, found by the catalog, removed by `git rm -r`.
 * File conventions inside the folder: `*.bpmn`, `forms/*.form.json`, `tables/*.dmn`, `documents/*.typ`,
 * `mails/*.hbs`, `pages/*.hbs`, `messages/{id,en}.json`, `migrations/NNN-*.sql`, `README.md`.
 */
export interface Slice extends EngineBindings {
  name: string;
  /** Absolute path of the folder. */
  folder: string;
  routes: readonly AnyRoute[];
  menu: readonly MenuEntry[];
  /** Where the search box of the frame leads, with `?q=`; the first slice that says so has it. */
  searchPage?: string;
  /** For people without an account, linked beside signing in; `label` is a message key. */
  publicPage?: { label: string; href: string };
  optionSources: readonly OptionSource[];
  /** Presents the subject of a task (`letter`) beside its form; null when the actor may not see it. */
  subjects?: readonly SubjectPresenter[];
  /** More numbers for the worklist's counters: `copiesUnread`. */
  counters?(unit: Unit, actor: PersonActor): Promise<Record<string, number>>;
  /** Copies and information for this person: listed in the worklist to be read, newest first, at most 50. */
  notices?(unit: Unit, actor: PersonActor, translate: Translate): Promise<Notice[]>;
  /**
   * After a task was completed on its page, in the same unit: what the next page offers besides saying that it was
   * sent. Asked for every task; null for what is not this slice's.
   */
  afterCompletion?(context: RequestContext, task: TaskItem): Promise<AfterCompletion | null>;
  /** Seeds settings and tables of a new agency; idempotent. */
  prepareAgency?(unit: Unit, platform: Platform): Promise<void>;
  /** Demo data, made through the engine with the clock shifted. */
  demo?(demo: DemoContext): Promise<void>;
}

/** What every handler gets: the unit is already open (read-only for GET), idempotency and audit are done around it. */
export interface RequestContext<P = unknown, Q = unknown, B = unknown> {
  unit: Unit;
  /** The signed-in person; on public routes a defect to read. */
  actor: PersonActor;
  /** Commands bound to this unit and actor; throws on GET. */
  commands: EngineCommands;
  engine: Engine;
  platform: Platform;
  organisation(): Promise<Organisation>;
  params: P;
  query: Q;
  body: B;
  /** Uploaded parts, already staged, sniffed and bounded; empty for JSON without parts. */
  files: readonly StagedFile[];
  translate: Translate;
  requestId: string;
  /** `Accept` resolved among what the route offers, `application/json` by default. */
  accept: string;
  /** Facts of the HTTP request that few handlers need: sign-in, throttling. */
  http: HttpFacts;
}

export interface HttpFacts {
  /** Of the client, as far as the proxy is trusted. */
  ip: string;
  userAgent: string;
  cookies: Readonly<Record<string, string>>;
  header(name: string): string | undefined;
  /** As asked for, with the query: where to come back to. */
  url: string;
}

/** Set after the commit; a value of null deletes it. HttpOnly, SameSite=Lax, Path=/ and Secure (by BASE_URL) are given. */
export interface CookieChange {
  name: string;
  value: string | null;
  maxAgeSeconds?: number;
}

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Who may call: signed out, any signed-in person, or a holder of the permission. */
export type Access = 'public' | 'signed-in' | Permission;

/** Same shape for both doors; `door: 'json'` lives under /api/v1, `door: 'page'` under /. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  door: 'json' | 'page';
  method: Method;
  /** Express 5 syntax, `/letters/:id`. */
  path: string;
  access: Access;
  /** Name of the audit event; every mutating route has one. Some reads too (secret files). */
  audit?: string;
  /** One sentence for the OpenAPI document (json) or the page title key (page). */
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response?: z.ZodType;
  /** Status of success, default 200. */
  status?: 200 | 201 | 204;
  /** Accepts multipart: JSON in the part of this name (json door) or form fields (page door), files in any other. */
  multipart?: { jsonPart?: string; maxFiles: number; maxBytesEach: number };
  /** Content types beside JSON or HTML (`application/pdf`). */
  produces?: readonly string[];
  /** Request types read as text beside JSON (`application/xml`): the body is the string. */
  acceptsText?: readonly string[];
  /** Its unit is exactly one start or completion: when that fails, the incident's retry does it again. */
  replayable?: boolean;
  /** `person`: needs no position even of somebody who holds several (signing out, choosing a position). Default position. */
  actsAs?: 'position' | 'person';
  /** `optional`: also for the installation's administrator before an agency is chosen. Default required. */
  agency?: 'required' | 'optional';
  /** Of a public route's unit; default `public-page`. */
  purpose?: SystemPurpose;
  handle(context: RequestContext<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
  /**
   * Page door, after a refusal with fields: the same page with everything typed, answered 422. Gets a fresh read-only
   * unit and the raw body (nested, unchecked). Without it an error page says what to correct. Also for a button that
   * adds or takes away a row of a list: the rows are changed already, the refusal is null, the answer 200.
   */
  redisplay?(
    context: RequestContext<z.output<P>, z.output<Q>, Record<string, unknown>>,
    refusal: AppError | null,
  ): Promise<Reply>;
}

// biome-ignore lint/suspicious/noExplicitAny: routes of different shapes stand in one list
export type AnyRoute = Route<any, any, any>;

/** Keeps the types of params, query and body inside `handle`. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(it: Route<P, Q, B>): AnyRoute =>
  it;

export type Reply = (
  | { kind: 'json'; body: unknown; status?: number }
  | { kind: 'empty' }
  /** A view of the slice (`letters/register`) or of api, with its model. */
  | {
      kind: 'page';
      view: string;
      model: Record<string, unknown>;
      title: string;
      status?: number;
      /** Of a session that this reply begins: the page's forms already belong to it. */
      sessionId?: string;
    }
  /** Refused, and yet what the unit wrote is kept: a failed sign-in is counted. */
  | { kind: 'refused'; error: AppError }
  | {
      kind: 'redirect';
      to: string;
      flash?: { kind: 'success' | 'notice'; text: string; undo?: { action: string; label: string } };
    }
  | {
      kind: 'file';
      content: Buffer | NodeJS.ReadableStream;
      type: string;
      name: string;
      inline?: boolean;
      cacheSeconds?: number;
    }
) & {
  cookies?: readonly CookieChange[];
  /** Of a reading route with `audit`: nothing secret was read, so no row is written. */
  unrecorded?: boolean;
};

export interface MenuEntry {
  /** Message key. */
  label: string;
  href: string;
  /** Where the pages behind it begin, when not at `href`: it is marked as current on them too. */
  under?: string;
  icon: string;
  permission: Permission | null;
  /** Order among all entries, by tens. */
  order: number;
  /** Also in the phone's bottom bar. */
  phone?: boolean;
  /** Counter of the worklist (engine's or a slice's) shown beside it, `copiesUnread`. */
  count?: string;
}

export interface Notice {
  id: string;
  title: string;
  /** Who sent it and what it is about, one line. */
  line: string;
  href: string;
  at: Date;
  /** A POST here (a page route of the slice) clears it and redirects to what it is about. */
  clearAction: string;
}

export interface AfterCompletion {
  /** A POST to a page route of the slice that takes it back. */
  undo?: { action: string; label: string };
}

export interface SubjectSummary {
  title: string;
  line: string;
}

export interface SubjectPresenter {
  kind: string;
  /** Many at once, for lists: by subject id; what the actor may not see is absent. */
  summaries(
    context: { unit: Unit; actor: Actor; translate: Translate; organisation: Organisation },
    ids: readonly string[],
  ): Promise<Map<string, SubjectSummary>>;
  present(
    context: { unit: Unit; actor: Actor; translate: Translate; organisation: Organisation },
    subject: Subject,
    /** Beside whose form it stands: only what that task asks about needs to be said. */
    task?: Pick<TaskItem, 'instanceId'>,
  ): Promise<SubjectView | null>;
}

export interface SubjectView {
  title: string;
  /** Sender and agenda number, one line. */
  line: string;
  href: string;
  /** JSON of `subject` in GET /tasks/{id}. */
  json: Record<string, unknown>;
  /** Page images to show beside the form, in order. */
  images: { src: string; alt: string; width: number; height: number }[];
  /** Reading it is written to the audit. */
  confidential?: boolean;
  /** A view of the slice rendered under the title on the task page, with its model. */
  view?: { name: string; model: Record<string, unknown> };
}

export interface DemoContext {
  platform: Platform;
  engine: Engine;
  /** When the demo began; the same again at the start after one that broke off, so that the same plan is made. */
  begunAt: Date;
  /** How many steps of the plan earlier starts have played. */
  played: number;
  /** Counts one step more, in the step's own unit: what is counted has happened, and nothing else has. */
  countStep(unit: Unit): Promise<void>;
  /** Somebody asked the program to stop: return after the step at hand, the next start goes on. */
  stopping(): boolean;
  /** Sets the clock; the demo plays forward from the past to now. */
  at(moment: Date): void;
  /** The actor of an account, `diskominfo.kadis`. */
  actor(username: string): Promise<PersonActor>;
  /** Runs timers and what the engine tells itself until nothing is due; all else waits for the running program. */
  drain(): Promise<void>;
  agencies: readonly { id: string; code: string }[];
  progress(steps: number, of: number): void;
}
