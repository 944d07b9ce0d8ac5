import type { ServiceErrorCode } from '../../shared/contract/ipcService.ts';

/** An expected failure that a window has a sentence for; anything else that is thrown is a defect. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ServiceErrorCode;
  /** A path on this computer, never a name of a person. */
  readonly detail: string | undefined;

  constructor(code: ServiceErrorCode, options: { readonly detail?: string; readonly cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
  }
}
