import { AccountId } from '../../shared/contract/ids.ts';

/** Stands in the place of an account where the server did something by itself, or its operator at the console. */
export const SERVER_ACCOUNT = AccountId.parse('server');
