import type { AnyRoute, Slice } from '../processes/contract.js';
import { contractRoutes } from './json/contract-routes.js';
import { definitionRoutes } from './json/definitions.js';
import { fileRoutes } from './json/files.js';
import { incidentRoutes } from './json/incidents.js';
import { instanceRoutes } from './json/instances.js';
import { meRoutes } from './json/me.js';
import { messageRoutes } from './json/messages.js';
import { sessionRoutes } from './json/session.js';
import { taskRoutes } from './json/tasks.js';
import { testClockRoutes } from './json/test-clock.js';
import { helpRoutes } from './pages/help/help.js';
import { mailInboxRoutes } from './pages/mail-inbox/mail-inbox.js';
import { moreRoutes } from './pages/more/more.js';
import { noticeRoutes } from './pages/notices/notices.js';
import { taskPageRoutes } from './pages/tasks/tasks.js';
import { worklistRoutes } from './pages/worklist/worklist.js';
import type { Presenters } from './tasks/presenters.js';

export interface RouteParts {
  slices: readonly Slice[];
  presenters: Presenters;
  /** Sign-in, account and administration. */
  others: readonly AnyRoute[];
  version: string;
  baseUrl: string;
  /** Where mails go to a page instead of a server. */
  mailInbox: boolean;
  /** Only where the clock may be moved. */
  testClock: { drain(): Promise<void> } | null;
}

/** The whole table of both doors, literal addresses before those with parameters. */
export function routesOf(parts: RouteParts): AnyRoute[] {
  const { slices, presenters, others, version, baseUrl, testClock, mailInbox } = parts;
  const routes = [
    ...sessionRoutes,
    ...meRoutes,
    ...definitionRoutes(presenters),
    ...instanceRoutes,
    ...messageRoutes,
    ...incidentRoutes,
    ...taskRoutes(presenters),
    ...fileRoutes,
    ...worklistRoutes(presenters),
    ...taskPageRoutes(presenters),
    ...helpRoutes,
    ...noticeRoutes,
    ...moreRoutes,
    ...others,
    ...slices.flatMap((slice) => slice.routes),
    ...(mailInbox ? mailInboxRoutes : []),
    ...(testClock ? testClockRoutes(() => testClock.drain()) : []),
  ];
  return [...routes, ...contractRoutes(routes, version, baseUrl)].sort((a, b) => parameters(a) - parameters(b));
}

/** `/tasks/counters` before `/tasks/:id`; with as many parameters the order of the list stays. */
const parameters = ({ path }: AnyRoute) => path.split('/:').length;
