// What the board prints, counts and looks up: packets, records, deadlines, statistics, services.

import { careLevels } from '../../src/format/names';
import type {
  DeadlineView,
  PacketRequest,
  RecordFormat,
  RenewalView,
  SavedPacket,
  ServicesView,
} from '../../src/types';
import type { FakeBoard, Payload } from './board';
import { waitingRow } from './board-assignment';
import { meetingLabel, openedBy } from './board-review';
import { statisticsOf } from './board-statistics';
import { refuse } from './case';

interface Channel {
  onmessage: (message: unknown) => void;
}

function deadlinesOf(board: FakeBoard): DeadlineView[] {
  return board
    .all()
    .filter(({ id, status, application }) => status !== 'closed' && application.applied_on !== null && board.of(id).decision === null)
    .map((fake): DeadlineView => {
      const row = waitingRow(fake, board);
      const kept = board.meetingOf(fake.id);
      return {
        row,
        state: row.waiting?.state ?? 'early',
        meeting: kept?.id ?? null,
        meeting_label: kept ? meetingLabel(kept.meeting) : null,
      };
    })
    .sort((one, other) => (other.row.waiting?.days ?? 0) - (one.row.waiting?.days ?? 0));
}

function renewalsOf(board: FakeBoard): RenewalView[] {
  return board
    .all()
    .filter(({ status, application }) => status === 'closed' && application.previous?.to)
    .map(({ id, application: { name, previous } }): RenewalView => ({
      case: id,
      number: id,
      name,
      level: previous?.level ?? '要介護1',
      ends_on: previous?.to ?? '',
      days_left: Math.round((Date.parse(previous?.to ?? board.today) - Date.parse(board.today)) / 86_400_000),
    }))
    .filter(({ days_left }) => days_left >= 0 && days_left <= 60);
}

const services = (): ServicesView => ({
  source: '介護保険法 第8条・第8条の2',
  notes: ['市町村の総合事業は、要支援者と基本チェックリストの該当者が使えます。'],
  groups: [
    {
      benefit: '介護給付',
      designated_by: '都道府県',
      name: '居宅介護サービス',
      parts: [
        { name: '訪問', services: ['訪問介護', '訪問入浴介護', '訪問看護', '訪問リハビリテーション', '居宅療養管理指導'] },
        { name: '通所', services: ['通所介護', '通所リハビリテーション'] },
      ],
    },
    { benefit: '介護給付', designated_by: '市町村', name: '地域密着型介護サービス', parts: [{ name: '', services: ['定期巡回・随時対応型訪問介護看護', '夜間対応型訪問介護'] }] },
    { benefit: '予防給付', designated_by: '都道府県', name: '介護予防サービス', parts: [{ name: '訪問', services: ['介護予防訪問看護'] }] },
  ],
  levels: careLevels.map(openedBy),
});

function savePacket(board: FakeBoard, { request, path, progress }: Payload): SavedPacket {
  const { meeting, audience } = request as PacketRequest;
  const { agenda, open_checks } = board.view(meeting);
  const [first] = open_checks;
  if (audience === 'members' && first) {
    throw refuse('packet-open-checks', `${first.sentence}確かめていないところが${open_checks.length}件あるため、委員用の資料は印刷できません。`);
  }
  for (let done = 0; done <= agenda.length; done += 1) (progress as Channel).onmessage({ done, of: agenda.length, writing: done === agenda.length });
  return { path: String(path), warnings: board.packetWarnings };
}

const documents = '/home/user/Documents';

export const figureCommands = (board: FakeBoard) => ({
  deadlines: () => deadlinesOf(board),
  renewals: () => renewalsOf(board),
  board_statistics: () => statisticsOf(board),
  default_statistics_path: () => `${documents}/業務分析データ.csv`,
  save_statistics: ({ path }: Payload) => ({ path, warnings: [] }),
  services: () => services(),
  default_packet_path: ({ request }: Payload) => {
    const { meeting, audience } = request as PacketRequest;
    return `${documents}/審査会資料_第${board.meeting(meeting).meeting.number}回_${audience === 'members' ? '委員用' : '事務局用'}.pdf`;
  },
  save_packet: (payload: Payload) => savePacket(board, payload),
  default_record_path: ({ meeting, format }: Payload) =>
    `${documents}/審査会記録_第${board.meeting(Number(meeting)).meeting.number}回.${format as RecordFormat}`,
  save_record: ({ path }: Payload) => ({ path, warnings: [] }),
});
