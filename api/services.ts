import type { Request } from 'express';
import type { Engine } from '../engine/types.js';
import type { Translate } from '../platform/messages/index.js';
import type { PersonActor } from '../platform/organisation/actor.js';
import type { Platform } from '../platform/types.js';
import type { AnyRoute, Reply, Slice } from '../processes/contract.js';
import type { Metrics } from './operations/metrics.js';
import type { Renderer } from './rendering/renderer.js';

/** Who is asking; made by api/auth. */
export interface Identity {
  actor: PersonActor;
  /** A cookie session needs a CSRF token to change something, a bearer token does not. */
  via: 'cookie' | 'bearer';
  /** What the CSRF token is bound to. */
  sessionId: string;
  /** A setting of the person. */
  largeType: boolean;
}

/** Everything the doors need, made in api/wiring, handed to `createApp`. */
export interface Services {
  platform: Platform;
  engine: Engine;
  slices: readonly Slice[];
  routes: readonly AnyRoute[];
  asset(name: string): string;
  renderer: Renderer;
  metrics: Metrics;
  /** Signs cookies and CSRF tokens. */
  secret: string;
  /** @returns null for nobody. @throws AppError for a token or choice of position that cannot be accepted. */
  identify(request: Request): Promise<Identity | null>;
  /** For a page that needs somebody: the sign-in, which comes back here with what was typed. */
  signInFirst(asked: AskedPage): Reply;
  readiness(): Promise<Readiness>;
}

export interface AskedPage {
  method: string;
  url: string;
  fields: readonly (readonly [string, string])[];
  /** Files may have come along; they were not kept. */
  withFiles: boolean;
  translate: Translate;
}

export interface Readiness {
  database: boolean;
  migrations: boolean;
  worker: boolean;
}
