export const SESSION_COOKIE = 'alur_session';
/** As which position the pages act; an id, forgotten when it is no longer held. */
export const POSITION_COOKIE = 'alur_position';
/** Which agency the installation's administrator looks at; an id. */
export const AGENCY_COOKIE = 'alur_agency';
