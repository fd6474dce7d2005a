// The board's commands, each with the types of its answer. Errors are refusals.

import { Channel, invoke } from '@tauri-apps/api/core';

import type {
  AssignmentProposal,
  AttachmentKind,
  BoardRegister,
  BoardSettings,
  DeadlineView,
  DecisionEntry,
  Mask,
  Meeting,
  MeetingList,
  MeetingView,
  Member,
  OrderBy,
  PacketProgress,
  PacketRequest,
  Panel,
  RecordFormat,
  RenewalView,
  ReviewView,
  SavedPacket,
  SavedSheet,
  ServicesView,
  StatisticsQuery,
  StatisticsView,
  WaitingPage,
  WaitingQuery,
} from './types';

/** Members, panels and settings. */
export const boardRegister = () => invoke<BoardRegister>('board_register');

/** Saves a member, a new one where `id` is null. */
export const saveMember = (id: number | null, member: Member) => invoke<BoardRegister>('save_member', { id, member });

export const retireMember = (id: number, retired: boolean) => invoke<BoardRegister>('retire_member', { id, retired });

export const savePanel = (id: number | null, panel: Panel) => invoke<BoardRegister>('save_panel', { id, panel });

export const retirePanel = (id: number, retired: boolean) => invoke<BoardRegister>('retire_panel', { id, retired });

export const saveBoardSettings = (settings: BoardSettings) => invoke<BoardRegister>('save_board_settings', { settings });

/** Every meeting, and what waits. */
export const meetings = () => invoke<MeetingList>('meetings');

/** Saves a meeting, a new one where `id` is null; answers with its key. */
export const saveMeeting = (id: number | null, meeting: Meeting) => invoke<number>('save_meeting', { id, meeting });

/** Removes a meeting without cases. */
export const removeMeeting = (id: number) => invoke<null>('remove_meeting', { id });

export const meeting = (id: number) => invoke<MeetingView>('meeting', { id });

/** Surveyed cases without a meeting. */
export const waitingCases = (query: WaitingQuery) => invoke<WaitingPage>('waiting_cases', { query });

/** Where the waiting cases would go, were these meetings filled. Changes nothing. */
export const proposeAssignment = (meetings: number[]) =>
  invoke<AssignmentProposal>('propose_assignment', { meetings });

/** Puts cases on agendas, at their end; a meeting of null takes a case off. All or none. */
export const assignCases = (placements: { case: number; meeting: number | null }[]) =>
  invoke<null>('assign_cases', { placements });

/** Puts the agenda into an order made by hand; every case of the agenda once. */
export const orderMeeting = (id: number, cases: number[]) => invoke<MeetingView>('order_meeting', { id, cases });

/** Orders the agenda by up to three keys. */
export const orderMeetingBy = (id: number, keys: OrderBy[]) => invoke<MeetingView>('order_meeting_by', { id, keys });

/** Takes an eligible case into full review, saying why; null takes that back. */
export const setFullReview = (id: number, because: string | null) =>
  invoke<ReviewView>('set_full_review', { id, because });

/** A case as the board reviews it. */
export const review = (id: number) => invoke<ReviewView>('review', { id });

/** Keeps what is masked in a text, and whether a person has checked the copy; refused where the text is another by now. */
export const maskText = (id: number, text: string, original: string, masks: Mask[], checked: boolean) =>
  invoke<ReviewView>('mask_text', { id, text, original, masks, checked });

/** Attaches a file of 主治医意見書; null where the person closes the dialogue. */
export const attachFile = (id: number, kind: AttachmentKind) => invoke<ReviewView | null>('attach_file', { id, kind });

/** A file's content, to be looked at. */
export const attachmentContent = (attachment: number) =>
  invoke<ArrayBuffer>('attachment_content', { attachment });

/** Says that a person has looked at a masked file and found it masked. */
export const checkAttachment = (attachment: number, checked: boolean) =>
  invoke<ReviewView>('check_attachment', { attachment, checked });

export const removeAttachment = (attachment: number) => invoke<ReviewView>('remove_attachment', { attachment });

/** Records 二次判定 on the day of the case's meeting. */
export const decide = (id: number, entry: DecisionEntry) => invoke<ReviewView>('decide', { id, entry });

/** Takes a decision back, saying why. It stays in the history. */
export const withdrawDecision = (id: number, because: string) =>
  invoke<ReviewView>('withdraw_decision', { id, because });

/** Records the decisions of every case still open that is reviewed in simplified form: level and length as proposed. */
export const confirmSimplified = (meeting: number) => invoke<MeetingView>('confirm_simplified', { meeting });

/** A place in the user's documents; the name carries nothing personal. */
export const defaultPacketPath = (request: PacketRequest) => invoke<string>('default_packet_path', { request });

/** Prints a packet to a file; null where it was stopped. */
export const savePacket = (
  request: PacketRequest,
  path: string,
  replace: boolean,
  onprogress: (progress: PacketProgress) => void,
) => invoke<SavedPacket | null>('save_packet', { request, path, replace, progress: new Channel(onprogress) });

export const defaultRecordPath = (meeting: number, format: RecordFormat) =>
  invoke<string>('default_record_path', { meeting, format });

/** Saves the record of a meeting. */
export const saveRecord = (meeting: number, format: RecordFormat, path: string, replace: boolean) =>
  invoke<SavedSheet>('save_record', { meeting, format, path, replace });

/** Applications that wait for their decision, the longest first. */
export const deadlines = () => invoke<DeadlineView[]>('deadlines');

/** Certifications that run out within sixty days without a new application on file, the soonest first. */
export const renewals = () => invoke<RenewalView[]>('renewals');

export const boardStatistics = (query: StatisticsQuery) => invoke<StatisticsView>('board_statistics', { query });

export const defaultStatisticsPath = (query: StatisticsQuery) => invoke<string>('default_statistics_path', { query });

export const saveStatistics = (query: StatisticsQuery, path: string, replace: boolean) =>
  invoke<SavedSheet>('save_statistics', { query, path, replace });

/** サービスの種類: the reference page. */
export const services = () => invoke<ServicesView>('services');
