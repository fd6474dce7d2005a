// The board as the back end in memory keeps it: members, panels, meetings and their agendas.

import type {
  AgendaRow,
  BoardRegister,
  BoardSettings,
  KeptMember,
  KeptPanel,
  Meeting,
  MeetingRow,
  MeetingView,
  Member,
  OrderBy,
  PacketWarning,
  Panel,
} from '../../src/types';
import { assignmentCommands } from './board-assignment';
import { boardCaseOf, openChecksOf, type BoardCase } from './board-case';
import { figureCommands } from './board-figures';
import { ordered } from './board-order';
import { reviewCommands } from './board-review';
import { refuse, type FakeCase } from './case';

export type Payload = Record<string, unknown>;
export type Commands = Record<string, (payload: Payload) => unknown>;

export interface FakeMeeting {
  id: number;
  meeting: Meeting;
  /** The agenda in order, keys of cases. */
  cases: number[];
  order: OrderBy[];
}

export class FakeBoard {
  /** The day on which everything happens. */
  readonly today = '2026-11-21';
  members: KeptMember[] = [];
  panels: KeptPanel[] = [];
  meetings: FakeMeeting[] = [];
  settings: BoardSettings = {
    requirements: { declines: false, excluded_levels: [], minimum_level: null, margin: 30 },
    limits: [],
    lighter_change_from_decision: false,
    capacity: 35,
  };
  /** What the reader of a packet is told; put there by a test. */
  packetWarnings: PacketWarning[] = [];
  /** The content of every attached file. */
  content: (attachment: number) => ArrayBuffer | Promise<ArrayBuffer> = () => new ArrayBuffer(0);
  readonly #cases = new Map<number, BoardCase>();

  constructor(readonly all: () => FakeCase[]) {}

  case(id: number): FakeCase {
    const fake = this.all().find((candidate) => candidate.id === id);
    if (!fake) throw refuse('case-unknown', 'この事例はありません。');
    return fake;
  }

  /** What the board knows of a case. */
  of(id: number): BoardCase {
    let board = this.#cases.get(id);
    if (!board) this.#cases.set(id, (board = boardCaseOf(this.case(id))));
    return board;
  }

  meeting(id: number): FakeMeeting {
    const meeting = this.meetings.find((candidate) => candidate.id === id);
    if (!meeting) throw refuse('meeting-unknown', 'この審査会はありません。');
    return meeting;
  }

  meetingOf(id: number): FakeMeeting | undefined {
    return this.meetings.find(({ cases }) => cases.includes(id));
  }

  panelOf({ panel }: Meeting): Panel | undefined {
    return this.panels.find(({ id }) => id === panel)?.panel;
  }

  /** Why a case should not be reviewed by the panel of a meeting. */
  conflict(id: number, meeting: Meeting): string | null {
    const { investigator } = this.case(id).application;
    const same = this.members.find(({ id: member, member: { name } }) => this.panelOf(meeting)?.members.includes(member) && name === investigator);
    return same ? `委員の${same.member.name}さんがこの人の認定調査をしています。ほかの審査会に移してください。` : null;
  }

  row(id: number, meeting: FakeMeeting): AgendaRow {
    const { application, age, example } = this.case(id);
    const board = this.of(id);
    const { decision } = board;
    const simplified = board.eligible === '満たす' && board.fullReview === null;
    return {
      place: meeting.cases.indexOf(id) + 1,
      case: id,
      number: id,
      example,
      name: application.name,
      age,
      kind: application.kind,
      applied_on: application.applied_on,
      terminal_cancer: application.terminal_cancer,
      investigator: application.investigator,
      previous: application.previous?.level ?? null,
      primary: board.primary,
      eligible: board.eligible,
      full_review: board.fullReview !== null,
      simplified,
      open_checks: openChecksOf(this.case(id), board).length,
      decided:
        decision === null ? null
        : decision.entry.outcome === 'deferred' ? '再審査'
        : `${decision.entry.level ?? ''}${decision.entry.months === null ? '' : `（${decision.entry.months}か月）`}`,
      conflict: this.conflict(id, meeting.meeting),
    };
  }

  view(id: number): MeetingView {
    const kept = this.meeting(id);
    const panel = this.panelOf(kept.meeting);
    const members = (panel?.members ?? []).flatMap((member) => this.members.filter((one) => one.id === member));
    const present = kept.meeting.attending.length;
    return structuredClone({
      id,
      meeting: kept.meeting,
      panel_name: panel?.name ?? null,
      members: members.map(({ id: key, member }) => ({
        id: key,
        name: member.name,
        field: `${member.profession ?? '分野未登録'}${member.occupation === '' ? '' : `（${member.occupation}）`}`,
        chair: panel?.chair === key,
      })),
      notices:
        present > 0 && present * 2 <= members.length
          ? [`出席した委員が${members.length}人のうち${present}人で、過半数に届きません（介護保険法施行令9条4項）。`]
          : [],
      agenda: kept.cases.map((one) => this.row(one, kept)),
      order: kept.order,
      open_checks: kept.cases.flatMap((one) => openChecksOf(this.case(one), this.of(one))),
    });
  }

  register(): BoardRegister {
    return structuredClone({
      members: this.members,
      panels: this.panels,
      settings: this.settings,
      least_margin: 30,
      legal_max_months: 48,
    });
  }

  private listed(kept: FakeMeeting): MeetingRow {
    const { agenda, panel_name, open_checks } = this.view(kept.id);
    return {
      id: kept.id,
      meeting: kept.meeting,
      panel_name,
      cases: agenda.length,
      decided: agenda.filter(({ decided }) => decided !== null).length,
      simplified: agenda.filter(({ simplified }) => simplified).length,
      open_checks: open_checks.length,
    };
  }

  private saveMember(id: number | null, member: Member): BoardRegister {
    if (member.name.trim() === '') throw refuse('member-nameless', '委員の氏名が空欄です。氏名を入力してください。');
    const known = this.members.find((one) => one.id === id);
    if (known) known.member = member;
    else this.members.push({ id: this.members.length + 1, member, retired: false });
    return this.register();
  }

  private savePanel(id: number | null, panel: Panel): BoardRegister {
    if (panel.name.trim() === '') throw refuse('panel-nameless', '合議体の名称が空欄です。名称を入力してください。');
    const known = this.panels.find((one) => one.id === id);
    if (known) known.panel = panel;
    else this.panels.push({ id: this.panels.length + 1, panel, retired: false });
    return this.register();
  }

  private saveMeeting(id: number | null, meeting: Meeting): number {
    if (meeting.number === 0) throw refuse('meeting-numberless', '第何回の審査会かが入力されていません。1以上の数を入力してください。');
    if (this.meetings.some((one) => one.id !== id && one.meeting.number === meeting.number)) {
      throw refuse('meeting-number-taken', `第${meeting.number}回の審査会はもうあります。ほかの回数を入力してください。`);
    }
    const known = this.meetings.find((one) => one.id === id);
    if (known) known.meeting = meeting;
    else this.meetings.push({ id: 1 + Math.max(0, ...this.meetings.map((one) => one.id)), meeting, cases: [], order: [] });
    return known?.id ?? this.meetings.at(-1)?.id ?? 0;
  }

  private confirmSimplified(id: number): MeetingView {
    const kept = this.meeting(id);
    if (kept.meeting.held_on === null) {
      throw refuse('meeting-without-day', '開催日が入力されていないため、決定できません。審査会の開催日を入力してください。');
    }
    for (const { case: key, simplified, decided, primary } of this.view(id).agenda) {
      if (!simplified || decided !== null) continue;
      reviewCommands(this)['decide']?.({
        id: key,
        entry: {
          outcome: 'decided',
          level: primary.levels[0] ?? null,
          care1_state: primary.levels[0] === '要介護1' ? 'その他' : null,
          months: 12,
          change_reason: '',
          opinion: '',
          deferred_because: '',
        },
      });
    }
    return this.view(id);
  }

  private readonly own: Commands = {
    board_register: () => this.register(),
    save_member: ({ id, member }) => this.saveMember(id as number | null, member as Member),
    retire_member: ({ id, retired }) => {
      this.members = this.members.map((one) => (one.id === id ? { ...one, retired: Boolean(retired) } : one));
      return this.register();
    },
    save_panel: ({ id, panel }) => this.savePanel(id as number | null, panel as Panel),
    retire_panel: ({ id, retired }) => {
      this.panels = this.panels.map((one) => (one.id === id ? { ...one, retired: Boolean(retired) } : one));
      return this.register();
    },
    save_board_settings: ({ settings }) => {
      const asked = settings as BoardSettings;
      if (asked.requirements.margin < 30) {
        throw refuse('simplification-narrow-margin', '重度化キワは3.0分より狭くできません。3.0分以上を入力してください。');
      }
      this.settings = asked;
      return this.register();
    },
    meetings: () => ({
      meetings: [...this.meetings].reverse().map((kept) => this.listed(kept)),
      next_number: 1 + Math.max(0, ...this.meetings.map(({ meeting }) => meeting.number)),
      ...this.summary(),
    }),
    save_meeting: ({ id, meeting }) => this.saveMeeting(id as number | null, meeting as Meeting),
    remove_meeting: ({ id }) => {
      if (this.meeting(Number(id)).cases.length > 0) {
        throw refuse('meeting-not-empty', '事例が割り当てられているため、削除できません。先に事例を外してください。');
      }
      this.meetings = this.meetings.filter((one) => one.id !== id);
      return null;
    },
    meeting: ({ id }) => this.view(Number(id)),
    order_meeting: ({ id, cases }) => {
      Object.assign(this.meeting(Number(id)), { cases: [...(cases as number[])], order: [] });
      return this.view(Number(id));
    },
    order_meeting_by: ({ id, keys }) => {
      const kept = this.meeting(Number(id));
      kept.order = keys as OrderBy[];
      kept.cases = ordered(this.view(kept.id).agenda, kept.order);
      return this.view(kept.id);
    },
    confirm_simplified: ({ meeting }) => this.confirmSimplified(Number(meeting)),
  };

  private summary() {
    const commands = assignmentCommands(this);
    const { rows, total } = commands.waiting_cases({ query: { text: '', offset: 0, limit: 500 } });
    const figures = figureCommands(this);
    return {
      waiting: total,
      waiting_terminal: rows.filter(({ terminal_cancer }) => terminal_cancer).length,
      overdue: figures.deadlines().filter(({ state }) => state === 'over').length,
      renewals: figures.renewals().length,
    };
  }

  readonly commands: Commands = {
    ...this.own,
    ...assignmentCommands(this),
    ...reviewCommands(this),
    ...figureCommands(this),
  };
}
