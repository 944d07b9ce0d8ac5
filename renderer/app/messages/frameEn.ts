/** The frame of the window: navigation, school, account, status bar. */
export const frameEn = {
  'app.name': 'Seatwise',
  'app.opening': 'Opening Seatwise',
  'app.crash.title': 'This screen could not be shown',
  'app.crash.body': 'Nothing you saved is lost. Open it again, or go to another screen.',
  'app.crash.again': 'Open again',

  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.tryAgain': 'Try again',

  'nav.label': 'Main',
  'nav.dashboard': 'Dashboard',
  'nav.classes': 'My Classes & Students',
  'nav.users': 'User Management',
  'nav.board': 'License Board',
  'nav.activity': 'Activity',
  'nav.help': 'Help & Support',
  'nav.settings': 'Settings',
  'nav.attention': '{count, plural, one {# change needs} other {# changes need}} your attention',
  'nav.skip': 'Skip to content',

  'school.label': 'School shown',
  'school.all': 'All schools',
  'school.count': '{count, plural, one {# school} other {# schools}}',

  'source.manual': 'Manual roster',
  'source.clever': 'Clever roster',
  'source.classlink': 'ClassLink roster',

  'account.label': 'Account of {name}',
  'account.theme': 'Theme',
  'account.theme.system': 'Same as this computer',
  'account.theme.light': 'Light',
  'account.theme.dark': 'Dark',
  'account.lock': 'Lock now',
  'account.signOut': 'Sign out',
  'account.version': 'Seatwise {version}',

  'role.districtAdministrator': 'District administrator',
  'role.schoolAdministrator': 'School administrator',
  'role.teacher': 'Teacher',

  'signOut.title': 'Sign out of this computer?',
  'signOut.waiting':
    '{count, plural, one {# change has} other {# changes have}} not been sent yet. {count, plural, one {It stays} other {They stay}} locked on this computer and {count, plural, one {is} other {are}} sent after you sign in here again.',
  'signOut.clear': 'Everything you changed has been sent.',
  'signOut.notKept': 'Nothing of the roster is kept on this computer.',
  'signOut.kept': 'The roster stays locked on this computer for the next time.',

  'status.online': 'Online',
  'status.offline': '<b>Offline.</b> You can keep working.',
  'status.unreachable': '<b>The server does not answer.</b> You can keep working.',
  'status.signedOut': '<b>Signed out of the server.</b> You can keep working. Sign in to send your changes.',
  'status.updateNeeded': '<b>Seatwise needs an update</b> before it can send changes. You can keep working.',
  'status.changesWaiting': '{count, plural, one {# change} other {# changes}} waiting',
  'status.needsAttention': '{count, plural, one {# needs} other {# need}} attention',
  'status.missing': '{count, number} missing on the server',
  'status.rosterAsOf': 'Roster as of {when}',
  'status.rosterAsOfNext': 'Roster as of {when} · next nightly sync {time}',
  'status.neverSynced': 'Not synced yet',
  'status.downloading': 'Getting the roster: {rows, number} of {of, number} records',
  'status.syncing': 'Syncing',
  'status.syncNow': 'Sync now',
  'status.signIn': 'Sign in',
  'status.notKept': 'Nothing is kept on this computer',

  'download.title': 'Getting your roster',
  'download.body': 'This happens once. After it you can work without a network as well.',
  'download.bodyNotKept': 'Nothing is kept on this computer, so this happens at each start.',
  'download.rows': '{rows, number} of {of, number} records',
  'download.rowsOnly': '{rows, plural, one {# record} other {# records}}',
  'download.starting': 'Asking the server',
  'download.secondsLeft': 'about {seconds, plural, one {# second} other {# seconds}} left',
  'download.minutesLeft': 'about {minutes, plural, one {# minute} other {# minutes}} left',
  'download.offline': 'The download goes on as soon as there is a connection.',

  'when.today': 'today {time}',
  'when.yesterday': 'yesterday {time}',
  'when.tomorrow': 'tomorrow {time}',
  'when.day': '{day}, {time}',

  'damaged.setAside':
    'It was set aside, not deleted, and the roster comes anew from the server. {count, plural, =0 {No unsent change could be found in it.} one {The unsent change in it was carried over.} other {The # unsent changes in it were carried over.}}',
  'damaged.fromCopy':
    'It was set aside, not deleted, and the roster comes anew from the server. {count, plural, one {One unsent change came from a copy of it, made some time before: see Activity, and look at it once more.} other {# unsent changes came from a copy of it, made some time before: see Activity, and look at them once more.}}',
  'newer.title': 'The roster kept on this computer was written by a newer Seatwise.',
  'newer.body': 'You can read it here, but not change anything. Update Seatwise to go on working.',

  'toast.region': 'Messages',
  'toast.dismiss': 'Dismiss this message',
} as const satisfies Readonly<Record<string, string>>;
