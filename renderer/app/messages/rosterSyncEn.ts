/** Rosters that are kept in a platform: what is locked, and how the syncs stand. */
export const rosterSyncEn = {
  'platform.clever': 'Clever',
  'platform.classlink': 'ClassLink',

  'managed.in': 'Managed in {platform}',
  'managed.educators':
    'Your {platform} administrator removes or changes educators’ licenses in {platform}; that arrives with the next sync. Here you can give an additional license.',
  'managed.class':
    'Your {platform} administrator changes this class and who is in it in {platform}; that arrives with the next sync. The licenses of its students are managed here.',
  'managed.educator':
    'Your {platform} administrator removes or changes these licenses in {platform}; that arrives with the next sync.',

  'sync.nextNightly': 'Next nightly sync {when}.',
  'sync.last': 'Last sync with {platform} {when}.',
  'sync.never': 'No sync with {platform} yet.',
  'sync.request': 'Request a same-day sync',
  'sync.requestFor': 'Request a same-day sync with {platform}',
  'sync.saved': 'Same-day sync with {platform} requested.',
  'sync.queued': 'A same-day sync is requested. It is sent as soon as there is a connection.',
  'sync.requested': 'A same-day sync was requested {when}. It starts in a moment.',
  'sync.requestedBy': '{who} requested a same-day sync {when}. It starts in a moment.',
  'sync.running': 'Syncing with {platform} since {when}.',
  'sync.held':
    'The sync of {when} would remove many people at once. It waits until a district administrator has approved it.',
  'sync.failed': 'The sync with {platform} {when} did not work.',

  'sync.reason.massChange': 'It would have removed many people at once.',
  'sync.reason.nothingNew': '{platform} had nothing new.',
  'sync.reason.heldAlready': 'What it found waits for approval already.',
  'sync.reason.notSetUp': 'The server is not connected with {platform} yet. Ask your district office.',
  'sync.reason.noFile': '{platform} has not delivered a roster yet. Ask your {platform} administrator.',
  'sync.reason.notAZip': 'What {platform} delivered is not a roster file. Ask your {platform} administrator.',
  'sync.reason.unreadable': 'The roster file could not be read. Ask your {platform} administrator to send it again.',
  'sync.reason.tooLarge': 'The roster file is too large. Ask your district office.',
  'sync.reason.stillChanging': 'The roster file was still being written. Try again in a few minutes.',
  'sync.reason.notARoster': 'The file holds no roster. Ask your {platform} administrator to send it again.',
  'sync.reason.noSchool': 'The file names none of the schools kept in {platform}. Ask your {platform} administrator.',
  'sync.reason.rejected': 'An administrator turned its changes down.',
  'sync.reason.superseded': 'A later sync took its place.',
  'sync.reason.internal': 'The server had a problem. Try again later, or tell your district office.',

  'sync.refusal.forbidden': 'Your account may not request a sync for this school. Ask your district office.',
  'sync.refusal.notFound': 'The server no longer knows this school. Sync now to get the newest roster.',
  'sync.refusal.rosterKeptByHand': 'This roster is no longer kept in {platform}: there is nothing to sync.',
  'sync.refusal.other': 'The server did not accept the request. Try again later, or ask your district office.',

  'held.review': 'Review…',
  'held.reviewFor': 'Review what the held sync with {platform} would do',
  'held.title': 'Sync with {platform} waits for approval',
  'held.sub':
    '{count, plural, one {# person} other {# people}} would leave by the sync of {when}: more than your district lets pass unseen. Nothing has been changed.',
  'held.schools': 'What it would do to each school',
  'held.column.school': 'School',
  'held.column.people': 'People now',
  'held.column.leaving': 'Leaving',
  'held.column.left': 'Left',
  'held.column.added': 'New',
  'held.column.changed': 'Changed',
  'held.column.licensesOfLeavers': 'Licenses of those who leave',
  'held.unknownSchool': 'A school no longer on your roster',
  'held.approve': '{count, plural, one {Approve, # leaves} other {Approve, # leave}}',
  'held.reject': 'Turn it down',
  'held.later': 'Decide later',
  'held.done.approve': 'Approved. The sync with {platform} goes on in a moment.',
  'held.done.reject': 'Turned down. Nothing was changed; the next sync with {platform} looks anew.',
  'held.over': 'This sync no longer waits: somebody has decided about it, or a later one took its place.',
  'held.outcome.forbidden': 'Your account may not decide about this sync. Ask a district administrator.',
  'held.outcome.notHeld': 'This sync no longer waits: somebody has decided about it, or a later one took its place.',
  'held.outcome.unreachable':
    'There is no connection to the server. Nothing was decided; try again when you are online.',

  'source.title': 'Roster',
  'source.byHand': 'Kept here, by manual entry and bulk upload. Changes arrive as soon as they are saved.',
  'source.schools': '{platform} · {count, plural, one {# school} other {# schools}}',
  'source.manualSchools': 'Manual · {count, plural, one {# school} other {# schools}}',
  'source.asOf': 'As of {when} on this computer.',
} as const satisfies Readonly<Record<string, string>>;
