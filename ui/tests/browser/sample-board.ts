import type { FakeBackEnd } from '../fake/back-end';
import type { PacketProgress } from '../../src/types';

/** A packet that is never finished, to look at its progress. */
export function keepPrinting({ board }: FakeBackEnd): void {
  board.commands['save_packet'] = ({ progress }) => {
    (progress as { onmessage: (told: PacketProgress) => void }).onmessage({ done: 12, of: 40, writing: false });
    return new Promise(() => undefined);
  };
}
