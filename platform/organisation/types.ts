export type AssignmentKind = 'definitive' | 'plt' | 'plh' | 'pj';
export type PositionKind = 'structural' | 'functional' | 'staff' | 'team-lead' | 'partner';
export type RoleCode =
  | 'agency-admin'
  | 'operator'
  | 'leader'
  | 'official'
  | 'staff'
  | 'archivist'
  | 'auditor'
  | 'helpdesk'
  | 'installation-admin';

/** What a role allows. One word per ability; routes and templates name these, never roles. */
export type Permission =
  | 'work'
  | 'register-letter'
  | 'correct-letter'
  | 'read-agenda'
  | 'dispose'
  | 'publish-definition'
  | 'read-instances'
  | 'repair-instances'
  | 'start-instance'
  | 'send-message'
  | 'manage-organisation'
  | 'manage-people'
  | 'manage-settings'
  | 'read-audit'
  | 'manage-installation';

export interface Agency {
  id: string;
  code: string;
  name: string;
  /** Lines of the letterhead, biggest last (domain.md 1.7). */
  letterhead: string[];
  address: string;
  city: string;
  /** IANA zone; numbers and due times follow it. */
  timeZone: string;
}

/** A post (jabatan): the legal actor. `code` is the readable slug of the accounts (`kabid-egov`), unique per agency. */
export interface Position {
  id: string;
  code: string;
  /** Code in the organisation chart (`D2`), for administrators. */
  chartCode: string | null;
  name: string;
  shortName: string;
  unitId: string;
  unitName: string;
  kind: PositionKind;
  /** As printed, `III.b`; null without echelon. */
  echelon: string | null;
  parentId: string | null;
  /** Order within its superior's list. */
  rank: number;
}

export interface Holder {
  personId: string;
  name: string;
  kind: AssignmentKind;
  hasAccount: boolean;
}

export interface HeldPosition {
  id: string;
  code: string;
  name: string;
  kind: AssignmentKind;
  /** True for the definitive holder while a Plh acts: sees everything of the position, decides nothing. */
  readOnly: boolean;
}

/** A person as other rooms may need to print or mail; the staffing slice keeps the rest. */
export interface Person {
  id: string;
  name: string;
  /** 18 digits without spaces; null for partners. */
  nip: string | null;
  /** Golongan as printed, `III/d`. */
  grade: string | null;
  email: string | null;
  hasAccount: boolean;
}

/** Office functions that diagrams name instead of an agency's own codes. */
export type OfficeFunction =
  | 'head'
  | 'registry'
  | 'deputy'
  | 'archivist'
  | 'personnel'
  | 'storekeeper'
  | 'administrator';

/**
 * The organisation of one agency at one moment; immutable, cached by the agency's revision, pure to ask.
 * `today` is resolved in the agency's zone at loading.
 */
export interface Organisation {
  readonly agency: Agency;
  readonly revision: number;
  readonly at: Date;
  position(idOrCode: string): Position | undefined;
  positions(): readonly Position[];
  superior(positionId: string): Position | undefined;
  /** Direct subordinates, in the order of their rank. */
  subordinates(positionId: string): readonly Position[];
  /** Every position below, any depth. */
  descendants(positionId: string): readonly Position[];
  isBelow(positionId: string, superiorId: string): boolean;
  /** Who acts today: the Plh if there is one, else definitive, Plt or Pj; undefined when vacant. */
  actingHolder(positionId: string): Holder | undefined;
  /** The nearest superior with somebody acting who can sign in and is none of `except`; undefined when there is none. */
  nearestFilledSuperior(positionId: string, except?: readonly string[]): Position | undefined;
  /** The position itself when somebody acts who can sign in, else the nearest filled superior, else the agency's administrator. */
  responsibleFor(positionId: string): { position: Position | undefined; vacant: boolean };
  /** Positions that are vacant, or whose acting holder has no account, whose tasks fall to this one today. */
  vacantBelow(positionId: string): readonly Position[];
  head(): Position;
  holderOf(function_: OfficeFunction): Position | undefined;
  group(code: string): readonly Position[];
  groupCodes(): readonly string[];
  positionsOf(personId: string): readonly HeldPosition[];
  person(personId: string): Person | undefined;
  /** Principals for whom this position prepares drafts; preparing never decides. */
  preparesFor(positionId: string): readonly Position[];
  /**
   * What a person may do today: granted roles, and what the held positions bring. With `positionId` only of that
   * position (and of the person); without, of all of them.
   */
  permissionsOf(personId: string, positionId?: string): ReadonlySet<Permission>;
  readonly calendar: WorkingCalendar;
}

export interface WorkingCalendar {
  /** Rises whenever a holiday, the week, the hours or the zone changes: open due dates are then computed anew. */
  readonly revision: number;
  timeZone: string;
  isWorkingDay(day: string): boolean;
  /** Name of the holiday on that day, or null. */
  holiday(day: string): string | null;
  /**
   * The instant `n` working days after `from`, at the end of that working day (16:00 local unless the agency says
   * otherwise). `n` = 0: the end of that day, or of the next working day when it is none. Negative counts back.
   */
  addWorkingDays(from: Date, n: number): Date;
  /** Clock hours that stand still on days off: 24 hours from Friday 10:00 end on Monday 10:00 (urgency, domain 1.3). */
  addHours(from: Date, hours: number): Date;
  /** Working days from `first` to `last` (YYYY-MM-DD), both included. */
  workingDaysBetween(first: string, last: string): number;
  /** The local day of an instant, YYYY-MM-DD. */
  dayOf(at: Date): string;
}
