import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, developmentPolicy } from './contentSecurityPolicy.ts';

describe('the content security policy', () => {
  it('is the one of the security page, to the letter', () => {
    expect(contentSecurityPolicy('abc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('lets in development only the bundler’s own socket through', () => {
    expect(developmentPolicy('http://localhost:5173/')).toContain("connect-src 'self' ws://localhost:5173;");
    expect(developmentPolicy('http://localhost:5173/')).toContain("default-src 'none'");
  });
});
