import type { Refusal } from './types';

/** What a failed call says: the back end's own sentence, or a plain one where the call itself broke. */
export function refusalOf(cause: unknown): Refusal {
  if (typeof cause === 'object' && cause !== null && 'message' in cause && 'code' in cause) {
    const { code, message } = cause;
    if (typeof code === 'string' && typeof message === 'string') return { code, message };
  }
  const detail = cause instanceof Error ? cause.message : String(cause);
  return {
    code: 'call-failed',
    message: `処理を完了できませんでした（${detail}）。もう一度お試しください。`,
  };
}
