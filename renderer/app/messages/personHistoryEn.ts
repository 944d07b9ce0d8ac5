/** What became of the licenses of one person. */
export const personHistoryEn = {
  'personHistory.title': 'History of licenses',
  'personHistory.list': 'History of licenses, newest first',
  'personHistory.given.person': 'Assigned by {name}',
  'personHistory.given.server': 'Assigned automatically',
  'personHistory.taken.person': 'Removed by {name}',
  'personHistory.taken.server': 'Removed automatically',
  'personHistory.movedIn.person': 'Moved here from someone else by {name}',
  'personHistory.movedIn.server': 'Moved here from someone else automatically',
  'personHistory.movedOut.person': 'Moved to someone else by {name}',
  'personHistory.movedOut.server': 'Moved to someone else automatically',
  'personHistory.nobody': 'somebody without an account by now',
  'personHistory.product': 'A product no longer on your roster',
  'personHistory.here': 'on this computer',
  'personHistory.device': 'on {name}',
  'personHistory.earlier': 'Show earlier',
  'personHistory.most': 'Older entries are not shown.',
  'personHistory.none.title': 'Nothing yet',
  'personHistory.none.body':
    'No license of this person was assigned or removed in Seatwise. Licenses that came with a roster file are not listed here.',
  'personHistory.offline':
    'The history needs a connection: it is kept on the server, with everybody’s changes. Below is what was changed on this computer.',
  'personHistory.offlineSince': 'There is no connection now. This is the history as it was read before.',
  'personHistory.unreachable':
    'The server did not answer, so the history cannot be shown. Close this and try it again. Below is what was changed on this computer.',
  'personHistory.forbidden':
    'Your account does not show what became of the licenses of this person. A school or district administrator can see it.',
  'personHistory.gone': 'This person is no longer on your roster.',
  'personHistory.changesHere': 'Changed on this computer',
  'personHistory.changesHere.none': 'Nothing about this person was changed on this computer.',
} as const satisfies Readonly<Record<string, string>>;
