export {
  countNotices,
  type NewNotice,
  type NoticePage,
  type NoticeSubject,
  type OpenNotice,
  openNotices,
  postNotice,
} from './notices.js';
export { openNotice, readNotice, readNoticesAbout } from './read-notice.js';
