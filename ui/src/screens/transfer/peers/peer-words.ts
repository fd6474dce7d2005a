import type { PeerState } from '../../../types';

/** How far it is with a peer, as a person reads it. */
export const peerStateNames: Record<PeerState, string> = {
  unconfirmed: '確認番号が未確認',
  confirmed: '確認済',
  stopped: '停止',
};
