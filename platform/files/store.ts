import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock/index.js';
import { agencySystemScope, type Database, type Scope, systemScope, type Unit } from '../database/index.js';
import { AppError } from '../errors/index.js';
import { isId } from '../ids/index.js';
import type { Log } from '../log/index.js';
import type { Catalogue } from '../messages/index.js';
import type { Actor } from '../organisation/actor.js';
import { claimFiles } from './claim-files.js';
import { ContentFolder, removeFile } from './content-folder.js';
import { fileName } from './file-name.js';
import { addContent, addFile, type FileRow, filePages, findFile, NOBODY, record, type StagedBy } from './file-table.js';
import { receive } from './receive.js';
import { sniffType } from './sniff-type.js';
import { sweepFiles } from './sweep-files.js';
import type { FileOwner, FileRecord, PageImage, PageWidth, StagedFile } from './types.js';

export interface FileLimits {
  /** Bytes of one file. */
  bytes: number;
}

export interface FileStoreParts {
  dataDir: string;
  database: Database;
  clock: Clock;
  log: Log;
  catalogue: Catalogue;
  limits?: FileLimits;
}

/** A letter of 60 pages scanned in grey at 300 dpi stays below it. */
const USUAL_LIMITS: FileLimits = { bytes: 25 * 1024 * 1024 };

/**
 * Files, content-addressed on disk, one row per agency and use. A file arrives (`stage`) before anything refers to
 * it and becomes part of something in the unit that says so (`claim`); what nobody claims within a day is swept away.
 * Who may read a file is decided by whoever owns it; this room only keeps agencies apart.
 */
export class FileStore {
  readonly contents: ContentFolder;
  readonly limits: FileLimits;

  constructor(private readonly parts: FileStoreParts) {
    this.contents = new ContentFolder(join(parts.dataDir, 'files'));
    this.limits = parts.limits ?? USUAL_LIMITS;
  }

  /**
   * Takes in an upload. The bytes are on the disk before the row is written; an upload that breaks off leaves nothing.
   * @throws AppError too-large, unsupported-type, malformed (broke off), invalid (empty), unavailable (disk full).
   */
  async stage(actor: Actor, source: Readable, about: { name: string; field: string }): Promise<StagedFile> {
    try {
      const row = await this.#arrive(source, about.name, (place) =>
        this.parts.database.inUnit(scopeOf(actor), (unit) => place(unit, stagedBy(actor), null)),
      );
      return { id: row.id, sha256: row.sha256, type: row.type, size: row.size, name: row.name, field: about.field };
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      this.parts.log.error('an upload could not be written to the disk', {}, error);
      throw new AppError('unavailable', { retryAfter: 30, cause: error });
    }
  }

  /**
   * A file the program itself made (a signed letter, a disposition sheet), part of `owner` from the start, inside the
   * caller's unit. After a rollback the bytes stay until the sweep finds them without a row.
   */
  async keep(unit: Unit, source: Readable, name: string, owner: FileOwner): Promise<FileRecord> {
    return record(await this.#arrive(source, name, (place) => place(unit, NOBODY, owner)));
  }

  /** The same bytes for another agency: a row of its own in the receiving unit, nothing copied on the disk. */
  async share(
    unit: Unit,
    file: Pick<FileRecord, 'sha256' | 'type' | 'size' | 'name'>,
    owner: FileOwner,
  ): Promise<FileRecord> {
    return record(await addFile(unit, file, NOBODY, owner));
  }

  /**
   * Makes staged files part of something, in the order given; page images follow by the worker. Claiming for the same
   * owner again changes nothing.
   * @param path where the submission named them, for the field errors.
   * @throws AppError invalid with a field error for each file that is unknown, expired, or used elsewhere.
   */
  async claim(
    unit: Unit,
    ids: readonly string[],
    owner: FileOwner,
    actor: Actor,
    path = 'files',
  ): Promise<FileRecord[]> {
    const translate = this.parts.catalogue.translator(actor.kind === 'person' ? actor.language : 'id');
    return (await claimFiles(unit, ids, owner, actor, path, translate)).map(record);
  }

  /** @throws AppError not-found, also for a file of another agency. */
  async describe(unit: Unit, id: string): Promise<FileRecord> {
    const row = isId(id) ? await findFile(unit, id) : undefined;
    if (!row) throw new AppError('not-found');
    return record(row);
  }

  /** The text layer of a PDF, null when there is none or it is not read yet. Secrecy is the owner's to keep. */
  async text(unit: Unit, id: string): Promise<string | null> {
    return (await unit.one<{ text: string | null }>('select text from file where id = $1', [id])).text;
  }

  /** The page images there are, in order; empty while they are being made and when they cannot be. */
  async pages(unit: Unit, id: string): Promise<PageImage[]> {
    return filePages(unit, id);
  }

  /** @throws a defect when the bytes are gone: a row refers to what is no longer on the disk. */
  async open(sha256: string): Promise<{ stream: Readable; size: number }> {
    const opened = await this.contents.open(this.contents.path(sha256));
    if (!opened) throw new Error(`the bytes of content ${sha256} are missing`);
    return opened;
  }

  /** A page image as WebP. @throws AppError not-found. */
  async openPage(sha256: string, number: number, width: PageWidth): Promise<{ stream: Readable; size: number }> {
    const opened = await this.contents.open(this.contents.pagePath(sha256, number, width));
    if (!opened) throw new AppError('not-found');
    return opened;
  }

  /** Periodic: removes what was staged over a day ago and never claimed, and bytes that no row refers to. */
  async sweep(): Promise<void> {
    const swept = await this.parts.database.inUnit(systemScope('worker'), (unit) => sweepFiles(unit, this.contents));
    if (swept.files + swept.contents > 0) this.parts.log.info('unclaimed files removed', swept);
  }

  /** Bytes to a temporary name and onto the disk, then, in the unit that `placing` offers, their name and row. */
  async #arrive(source: Readable, givenName: string, placing: (place: Place) => Promise<FileRow>): Promise<FileRow> {
    const arrived = await this.contents.newIncoming();
    try {
      const received = await receive(source, arrived, this.limits.bytes);
      const type = await sniffType(arrived, received.size);
      const content = { ...received, type, name: fileName(givenName, type) };
      return await placing(async (unit, by, owner) => {
        await addContent(unit, content);
        await this.contents.place(arrived, this.contents.path(content.sha256));
        return addFile(unit, content, by, owner);
      });
    } finally {
      await removeFile(arrived);
    }
  }
}

type Place = (unit: Unit, by: StagedBy, owner: FileOwner | null) => Promise<FileRow>;

const scopeOf = (actor: Actor): Scope =>
  actor.kind === 'system'
    ? agencySystemScope(agencyOf(actor))
    : {
        kind: 'agency',
        agencyId: agencyOf(actor),
        personId: actor.personId,
        positionIds: actor.positions.map((position) => position.id),
        sees: 'entitled',
      };

function agencyOf(actor: Actor): string {
  if (actor.agencyId === null) throw new AppError('invalid', { reason: 'agency-required', message: 'files.no-agency' });
  return actor.agencyId;
}

const stagedBy = (actor: Actor): StagedBy =>
  actor.kind === 'person' ? { person: actor.personId, position: actor.position?.id ?? null } : NOBODY;
