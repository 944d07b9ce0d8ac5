import { describe, expect, it } from 'vitest';
import { isAllowedExternal, openExternal } from './externalLinks.ts';

describe('a link out of the app', () => {
  it.each([
    'https://clever.com/',
    'https://support.clever.com/hc/en-us?x=1#y',
    'https://SUPPORT.clever.com/',
    'https://www.classlink.com/help',
    'mailto:help@clever.com',
    'mailto:help@clever.com?subject=Sync%20of%20today',
    'tel:888-983-8409',
    'mailto:implementation@lwtears.com',
  ])('%s may be opened', (url) => expect(isAllowedExternal(url)).toBe(true));

  it.each([
    'http://clever.com/',
    'https://clever.com.example/',
    'https://notclever.com/',
    'https://clever.com@example.org/',
    'https://example.org@clever.com/',
    'https://user:secret@clever.com/',
    'https://clever.com:8443/',
    'https://clеver.com/',
    'https://evil.clever.com/',
    'https://example.org/?https://clever.com/',
    'file:///etc/passwd',
    'file://clever.com/share/run.exe',
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://clever.com/',
    'data:text/html,https://clever.com/',
    'ms-msdt:/id PCWDiagnostic',
    'ms-settings:',
    'search-ms:query=clever.com',
    'vbscript:x',
    'smb://clever.com/share',
    'ftp://clever.com/',
    'app://seatwise/',
    'mailto:someone@example.org',
    'mailto:someone@lwtears.com',
    'mailto:implementation@lwtears.com?attach=/etc/passwd',
    'mailto:implementation@lwtears.com,someone@example.org',
    'tel:900-555-0100',
    'tel:888-983-8409,1',
    'https://lwtears.com/',
    'mailto:help@clever.com,someone@example.org',
    'mailto:help@clever.com?cc=someone@example.org',
    'mailto:help@clever.com?subject=x&bcc=someone@example.org',
    'mailto:help@clever.com?attach=/etc/passwd',
    'mailto:help@clever.com.example',
    'mailto:?to=help@clever.com',
    'mailto:',
    'clever.com',
    '',
  ])('%s may not', (url) => expect(isAllowedExternal(url)).toBe(false));

  it('is handed to the operating system only when it may be', () => {
    const opened: string[] = [];
    const events: string[] = [];
    const shell = { openExternal: async (url: string) => void opened.push(url) };
    for (const url of ['https://clever.com/', 'file:///etc/passwd']) {
      openExternal(url, shell, (_level, event) => void events.push(event));
    }
    expect(opened).toEqual(['https://clever.com/']);
    expect(events).toEqual(['externalLink.refused']);
  });
});
