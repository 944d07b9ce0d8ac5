/** Settings. */
export const settingsEn = {
  'settings.sub': 'These hold for this computer.',

  'settings.account': 'Account and server',
  'settings.signedInAs': 'Signed in as',
  'settings.district': 'District',
  'settings.server': 'Server',
  'settings.server.hint': 'To use another server, sign out first.',
  'settings.signOut.hint': 'What is kept here stays locked for the next time.',

  'settings.appearance': 'Appearance',

  'settings.about': 'About',
  'settings.version': 'Version',
  'settings.license': 'License',
  'settings.license.mit': 'MIT License. Made by the Seatwise developers.',
  'settings.parts': 'Made with {count, plural, one {# open-source package} other {# open-source packages}}',
} as const satisfies Readonly<Record<string, string>>;
