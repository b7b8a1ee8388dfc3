import { permissionsOf } from './permissions-of.js';
import type { SnapshotRows } from './snapshot-rows.js';
import type {
  Agency,
  AssignmentKind,
  HeldPosition,
  Holder,
  OfficeFunction,
  Organisation,
  Permission,
  Person,
  Position,
  RoleCode,
  WorkingCalendar,
} from './types.js';
import { workingCalendar } from './working-calendar.js';

/** Who acts when several hold a position at once: the daily acting official before the one he stands in for. */
const ACTING_ORDER: readonly AssignmentKind[] = ['plh', 'definitive', 'plt', 'pj'];

/**
 * Pure over rows read once. Closed positions are asked for by id only: nobody holds them, so whatever still lies
 * there falls to their superior.
 */
export class OrganisationSnapshot implements Organisation {
  readonly agency: Agency;
  readonly revision: number;
  readonly calendar: WorkingCalendar;
  readonly #all = new Map<string, Position>();
  readonly #open: Position[] = [];
  readonly #byCode = new Map<string, Position>();
  readonly #children = new Map<string, Position[]>();
  readonly #people = new Map<string, Person>();
  readonly #holders = new Map<string, Holder[]>();
  readonly #held = new Map<string, HeldPosition[]>();
  readonly #functions: Map<OfficeFunction, string>;
  readonly #groups = new Map<string, Position[]>();
  readonly #prepares = new Map<string, Position[]>();
  readonly #grants = new Map<string, RoleCode[]>();
  readonly #vacantBelow = new Map<string, Position[]>();

  constructor(
    rows: SnapshotRows,
    readonly at: Date,
  ) {
    this.agency = agencyOf(rows);
    this.revision = Number(rows.agency.org_revision);
    this.calendar = calendarOf(rows);
    for (const row of rows.positions) this.#addPosition(row);
    for (const row of rows.people)
      if (row.active)
        this.#people.set(row.id, {
          id: row.id,
          name: row.name,
          nip: row.nip,
          grade: row.grade,
          email: row.email,
          hasAccount: row.has_account,
        });
    for (const row of rows.assignments) this.#addHolder(row);
    this.#rankHolders();
    this.#functions = new Map(rows.functions.map((row) => [row.function as OfficeFunction, row.position_id]));
    for (const row of rows.groups) this.#append(this.#groups, row.code, row.position_id);
    for (const row of rows.delegations) this.#append(this.#prepares, row.preparer_id, row.principal_id);
    for (const row of rows.grants) append(this.#grants, row.person_id ?? row.position_id ?? '', row.role as RoleCode);
    for (const position of this.#all.values()) {
      const { position: responsible, vacant } = this.responsibleFor(position.id);
      if (vacant && responsible) append(this.#vacantBelow, responsible.id, position);
    }
  }

  position(idOrCode: string): Position | undefined {
    return this.#all.get(idOrCode) ?? this.#byCode.get(idOrCode);
  }

  positions(): readonly Position[] {
    return this.#open;
  }

  superior(positionId: string): Position | undefined {
    return this.#all.get(this.#all.get(positionId)?.parentId ?? '');
  }

  subordinates(positionId: string): readonly Position[] {
    return this.#children.get(positionId) ?? [];
  }

  descendants(positionId: string): readonly Position[] {
    return this.subordinates(positionId).flatMap((child) => [child, ...this.descendants(child.id)]);
  }

  isBelow(positionId: string, superiorId: string): boolean {
    return this.#superiors(positionId).some((superior) => superior.id === superiorId);
  }

  actingHolder(positionId: string): Holder | undefined {
    return this.#holders.get(positionId)?.[0];
  }

  nearestFilledSuperior(positionId: string, except: readonly string[] = []): Position | undefined {
    return this.#superiors(positionId).find((superior) => {
      const holder = this.#worker(superior.id);
      return holder !== undefined && !except.includes(holder.personId);
    });
  }

  responsibleFor(positionId: string): { position: Position | undefined; vacant: boolean } {
    if (this.#worker(positionId)) return { position: this.#all.get(positionId), vacant: false };
    return { position: this.nearestFilledSuperior(positionId) ?? this.holderOf('administrator'), vacant: true };
  }

  vacantBelow(positionId: string): readonly Position[] {
    return this.#vacantBelow.get(positionId) ?? [];
  }

  /** The position that carries the function, else the first without a superior. */
  head(): Position {
    const head = this.holderOf('head') ?? this.#open.find((position) => position.parentId === null);
    if (!head) throw new Error('the agency has no position yet');
    return head;
  }

  holderOf(function_: OfficeFunction): Position | undefined {
    const position = this.#all.get(this.#functions.get(function_) ?? '');
    return position && this.#byCode.get(position.code) === position ? position : undefined;
  }

  group(code: string): readonly Position[] {
    return this.#groups.get(code) ?? [];
  }

  groupCodes(): readonly string[] {
    return [...this.#groups.keys()];
  }

  positionsOf(personId: string): readonly HeldPosition[] {
    return this.#held.get(personId) ?? [];
  }

  person(personId: string): Person | undefined {
    return this.#people.get(personId);
  }

  preparesFor(positionId: string): readonly Position[] {
    return this.#prepares.get(positionId) ?? [];
  }

  permissionsOf(personId: string, positionId?: string): ReadonlySet<Permission> {
    const held = this.positionsOf(personId).filter((position) => !positionId || position.id === positionId);
    return permissionsOf({
      granted: this.#grants.get(personId) ?? [],
      held: held.map((it) => ({
        readOnly: it.readOnly,
        granted: this.#grants.get(it.id) ?? [],
        functions: [...this.#functions].filter(([, holder]) => holder === it.id).map(([name]) => name),
        leads: this.subordinates(it.id).length > 0,
        isHead: this.head().id === it.id,
      })),
    });
  }

  /** Who can do what lies there: somebody without an account is named, but never sees it. */
  #worker(positionId: string): Holder | undefined {
    const holder = this.actingHolder(positionId);
    return holder?.hasAccount ? holder : undefined;
  }

  /** Upwards, nearest first. */
  #superiors(positionId: string): Position[] {
    const above: Position[] = [];
    for (let at = this.superior(positionId); at && above.length <= this.#all.size; at = this.superior(at.id))
      above.push(at);
    return above;
  }

  #addPosition(row: SnapshotRows['positions'][number]): void {
    const position: Position = {
      id: row.id,
      code: row.code,
      chartCode: row.chart_code,
      name: row.name,
      shortName: row.short_name,
      unitId: row.unit_id,
      unitName: row.unit_name,
      kind: row.kind,
      echelon: row.echelon,
      parentId: row.parent_id,
      rank: row.rank,
    };
    this.#all.set(position.id, position);
    if (row.closed) return;
    this.#open.push(position);
    this.#byCode.set(position.code, position);
    if (position.parentId) append(this.#children, position.parentId, position);
  }

  #addHolder(row: SnapshotRows['assignments'][number]): void {
    const person = this.#people.get(row.person_id);
    const position = this.#all.get(row.position_id);
    if (!person || !position || this.#byCode.get(position.code) !== position) return;
    const { id: personId, name, hasAccount } = person;
    append(this.#holders, position.id, { personId, name, kind: row.kind, hasAccount });
  }

  #rankHolders(): void {
    for (const [positionId, holders] of this.#holders) {
      holders.sort((a, b) => ACTING_ORDER.indexOf(a.kind) - ACTING_ORDER.indexOf(b.kind));
      const { code, name } = this.#all.get(positionId)!;
      for (const [index, holder] of holders.entries())
        append(this.#held, holder.personId, { id: positionId, code, name, kind: holder.kind, readOnly: index > 0 });
    }
    // A person's own post first: it is the one a page acts as until another is chosen.
    for (const held of this.#held.values())
      held.sort((a, b) => Number(b.kind === 'definitive') - Number(a.kind === 'definitive'));
  }

  #append(lists: Map<string, Position[]>, key: string, positionId: string): void {
    const position = this.#all.get(positionId);
    if (position && this.#byCode.get(position.code) === position) append(lists, key, position);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const agencyOf = ({ agency }: SnapshotRows): Agency => ({
  id: agency.id,
  code: agency.code,
  name: agency.name,
  letterhead: agency.letterhead,
  address: agency.address,
  city: agency.city,
  timeZone: agency.time_zone,
});

const calendarOf = ({ agency, holidays }: SnapshotRows): WorkingCalendar =>
  workingCalendar({
    revision: Number(agency.calendar_revision),
    timeZone: agency.time_zone,
    weekdays: agency.working_weekdays,
    endsAt: agency.workday_ends,
    holidays: new Map(holidays.map((row) => [row.day, row.name])),
  });
