import type { FakeBackEnd } from '../fake/back-end';
import type { PacketProgress } from '../../src/types';

/** A packet some of whose cases cannot be printed as given. */
export function warnOfPacket({ board }: FakeBackEnd): void {
  const rows = board.view(2).agenda;
  board.packetWarnings = [rows[1], rows[5]].flatMap((row) => {
    if (!row) return [];
    const about = { place: row.place, number: row.number };
    return [
      { about, sentence: '対象者一覧の「𪚥」（U+2A6A5）は、どの書体にもないため「〓」と印字しました。印刷した後に手で書き入れてください。' },
      { about, sentence: '施設名が欄に収まらないため、終わりを「…」と略して印字しました。全文は画面で確かめてください。' },
    ];
  });
}

/** A packet that is never finished, to look at its progress. */
export function keepPrinting({ board }: FakeBackEnd): void {
  board.commands['save_packet'] = ({ progress }) => {
    (progress as { onmessage: (told: PacketProgress) => void }).onmessage({ done: 12, of: 40, writing: false });
    return new Promise(() => undefined);
  };
}
