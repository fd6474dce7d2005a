import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import ReviewScreen from '../../../src/screens/board/review/ReviewScreen.svelte';
import CaseScreen from '../../../src/screens/case/CaseScreen.svelte';
import OwnPhraseForm from '../../../src/screens/case/survey/item/OwnPhraseForm.svelte';
import { IntakeWork } from '../../../src/screens/intake/intake-work.svelte';
import { RecordSheets } from '../../../src/screens/training/record-sheet/record-sheets.svelte';
import RecordSheetPart from '../../../src/screens/training/record-sheet/RecordSheetPart.svelte';
import { saveAll } from '../../../src/session';
import type { FakeBackEnd } from '../../fake/back-end';
import { openBoard, openMeeting } from '../../fake/board-page';
import { startProgram } from '../../fake/page';
import { fillReview } from '../../fake/review-samples';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

describe('a form that was not saved when the file locked', () => {
  it('waits in the file, is put back, and is gone once it is saved', async () => {
    backEnd = startProgram();
    const openForm = async () => {
      render(App);
      await fireEvent.click(await screen.findByTestId('office'));
      await fireEvent.click(await screen.findByTestId('add-investigator'));
    };
    await openForm();
    await saveAll();
    expect(backEnd.keeping.drafts.size).toBe(0);
    await type('investigator-name', '架空 途中子');
    await saveAll();
    expect(backEnd.keeping.drafts.get('investigator/new')).toContain('途中子');
    cleanup();
    await openForm();
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLInputElement>('investigator-name').value).toBe('架空 途中子');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    await screen.findByTestId('registered');
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
  });

  it('keeps a 二次判定 that is being typed, of its case alone, and throws it away where it is not wanted', async () => {
    backEnd = startProgram();
    const { first, second } = fillReview(backEnd);
    const show = async (id: number) => {
      cleanup();
      const nothing = () => undefined;
      render(ReviewScreen, { id, onmeeting: nothing, oncase: nothing, onreview: nothing, lockFile: () => Promise.resolve(null) });
      await fireEvent.click(await screen.findByTestId('tab-review-decision'));
      await screen.findByTestId('decision-opinion');
    };
    const opinion = () => screen.getByTestId<HTMLTextAreaElement>('decision-opinion').value;
    await show(first);
    await type('decision-opinion', '架空の意見の途中');
    await saveAll();
    await show(second);
    expect(opinion()).toBe('');
    await show(first);
    await screen.findByTestId('draft-back');
    expect(opinion()).toBe('架空の意見の途中');
    await fireEvent.click(screen.getByTestId('draft-throw-away'));
    await waitFor(() => expect(opinion()).toBe(''));
    expect(backEnd.keeping.drafts.size).toBe(0);
  });

  it('is thrown away where the person leaves the form without saving it', async () => {
    backEnd = startProgram();
    backEnd.keeping.drafts.set('investigator/new', JSON.stringify({ name: '架空 途中子' }));
    render(App);
    await fireEvent.click(await screen.findByTestId('office'));
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await screen.findByTestId('draft-back');
    await fireEvent.click(screen.getByText('やめる'));
    await waitFor(() => expect(screen.queryByTestId('investigator-form')).toBeNull());
    expect(backEnd.keeping.drafts.size).toBe(0);
  });

  it('keeps a phrase that is put into other words, and one that is being added beside a note', async () => {
    backEnd = startProgram();
    backEnd.office.phrases = [{ id: 4, item: '2-4', text: '見守りが［頻度］ある。' }];
    const openBook = async () => {
      render(App);
      await fireEvent.click(await screen.findByTestId('office'));
      await fireEvent.click(await screen.findByTestId('edit-phrase'));
    };
    await openBook();
    await type('phrase-text', '見守りが食事のたびにある。');
    await saveAll();
    expect(backEnd.keeping.drafts.get('phrase/4')).toBe('見守りが食事のたびにある。');
    cleanup();
    await openBook();
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLTextAreaElement>('phrase-text').value).toBe('見守りが食事のたびにある。');
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await waitFor(() => expect(backEnd.office.phrases[0]?.text).toBe('見守りが食事のたびにある。'));
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
    cleanup();

    const saved: string[] = [];
    const add = () =>
      render(OwnPhraseForm, { item: '1-3', id: null, wording: '柵につかまる。', onsave: async (text) => void saved.push(text), onclose: () => undefined });
    add();
    await saveAll();
    expect(backEnd.keeping.drafts.size).toBe(0);
    await type('phrase-text', '柵につかまり、ゆっくり行う。');
    await saveAll();
    cleanup();
    add();
    await screen.findByTestId('draft-back');
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await waitFor(() => expect(saved).toEqual(['柵につかまり、ゆっくり行う。']));
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
  });

  it('keeps a user who is being registered, and never a passphrase', async () => {
    backEnd = startProgram();
    const openForm = async () => {
      render(App);
      await fireEvent.click(await screen.findByTestId('people'));
      await fireEvent.click(await screen.findByTestId('add-user'));
    };
    await openForm();
    await type('own-passphrase', backEnd.passphrase);
    await saveAll();
    expect(backEnd.keeping.drafts.size).toBe(0);
    await type('user-name', '架空 途中子');
    await fireEvent.click(screen.getByTestId('role-investigator'));
    await saveAll();
    const kept = backEnd.keeping.drafts.get('user/new') ?? '';
    expect(kept).toContain('途中子');
    expect(kept).not.toContain(backEnd.passphrase);
    cleanup();
    await openForm();
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLInputElement>('user-name').value).toBe('架空 途中子');
    expect(screen.getByTestId<HTMLInputElement>('role-investigator').checked).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>('own-passphrase').value).toBe('');
    await type('own-passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('save-user'));
    await screen.findByTestId('given-number');
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
  });

  it('keeps a new meeting, and what is typed about one that is on file', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByTestId('add-meeting'));
    await type('meeting-place', '架空市役所 別館');
    await saveAll();
    expect(backEnd.keeping.drafts.get('meeting/new')).toContain('別館');
    const again = async (open: (prepare: (fresh: FakeBackEnd) => void) => Promise<FakeBackEnd>) => {
      const kept = [...backEnd.keeping.drafts];
      cleanup();
      backEnd.remove();
      backEnd = await open((fresh) => {
        for (const [form, content] of kept) fresh.keeping.drafts.set(form, content);
      });
    };
    await again(openBoard);
    await fireEvent.click(screen.getByTestId('add-meeting'));
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLInputElement>('meeting-place').value).toBe('架空市役所 別館');
    await fireEvent.click(screen.getByTestId('draft-throw-away'));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('meeting-place').value).toBe(''));
    expect(backEnd.keeping.drafts.size).toBe(0);

    await again((prepare) => openMeeting('day', prepare));
    await screen.findByTestId('meeting-remarks');
    await type('meeting-remarks', '開会が遅れた。');
    await fireEvent.click(screen.getByTestId('attending-all'));
    const present = screen.getAllByTestId(/^attending-\d/).length;
    await saveAll();
    expect(backEnd.keeping.drafts.get('meeting/2')).toContain('開会が遅れた。');
    await again((prepare) => openMeeting('day', prepare));
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLTextAreaElement>('meeting-remarks').value).toBe('開会が遅れた。');
    const ticked = screen.getAllByTestId<HTMLInputElement>(/^attending-\d/).filter(({ checked }) => checked);
    expect(ticked).toHaveLength(present);
    await fireEvent.click(screen.getByTestId('save-meeting'));
    await waitFor(() => expect(backEnd.board.meeting(2).meeting.remarks).toBe('開会が遅れた。'));
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
  });
});

describe('a field that is saved by itself and could not be', () => {
  it('of a 記録シート stands there again as it was typed, with why it cannot be saved', async () => {
    backEnd = startProgram();
    const openNew = async () => {
      render(RecordSheetPart, { work: new RecordSheets() });
      await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    };
    await openNew();
    await type('record-written_on', 'きのうの午後');
    await saveAll();
    expect(backEnd.keeping.drafts.get('record-sheet/new')).toContain('きのうの午後');
    cleanup();
    await openNew();
    expect(await screen.findByText(/「きのうの午後」は日付として読めません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('record-written_on').value).toBe('きのうの午後');
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
    await type('record-written_on', '2026-11-21');
    await saveAll();
    expect(backEnd.keeping.drafts.size).toBe(0);
    expect(backEnd.training.recordSheets.sheets[0]?.sheet.written_on).toBe('2026-11-21');
  });

  it('of a case comes back to that case alone', async () => {
    backEnd = startProgram();
    const [one, other] = [backEnd.addCase(), backEnd.addCase()];
    const show = async (id: number) => {
      cleanup();
      render(CaseScreen, { id, tab: 'application', onback: () => undefined, lockFile: () => Promise.resolve(null) });
      await screen.findByTestId('field-birth_date');
    };
    const birth = () => screen.getByTestId<HTMLInputElement>('field-birth_date').value;
    await show(one.id);
    await type('field-birth_date', '昭和のはじめ');
    await saveAll();
    await show(other.id);
    expect(birth()).not.toBe('昭和のはじめ');
    await show(one.id);
    expect(await screen.findByText(/「昭和のはじめ」は日付として読めません/)).toBeTruthy();
    expect(birth()).toBe('昭和のはじめ');
  });
});

describe('what was decided of 名寄せ', () => {
  /** Reads the file anew, as after a lock, up to its rows. */
  async function read(digest: string): Promise<IntakeWork> {
    backEnd.intake.look = { ...backEnd.intake.look, digest };
    const work = new IntakeWork();
    work.path = '/media/usb/申請一覧.csv';
    await work.open();
    if (work.mapping.insurer_number !== '999999') work.setInsurer('999999');
    await work.check();
    return work;
  }

  it('comes back with the same file, not with another, and is gone once the file is taken in', async () => {
    backEnd = startProgram();
    const work = await read('a'.repeat(64));
    work.decide(16, { kind: 'link', case: 31 });
    work.decide(17, { kind: 'separate' });
    await waitFor(() => expect(backEnd.keeping.drafts.get(`intake/${'a'.repeat(64)}`)).toContain('separate'));
    expect((await read('b'.repeat(64))).decisions).toEqual({});
    const again = await read('a'.repeat(64));
    expect(again.decisions).toEqual({ 16: { kind: 'link', case: 31 }, 17: { kind: 'separate' } });
    expect(again.decidedBefore).toBe(true);
    await again.take();
    expect(backEnd.keeping.drafts.size).toBe(0);
    expect((await read('a'.repeat(64))).decisions).toEqual({});
  });

  it('is forgotten where other columns are read, or where the person decides anew', async () => {
    backEnd = startProgram();
    const digest = 'c'.repeat(64);
    const work = await read(digest);
    work.decide(18, { kind: 'skip' });
    work.setColumn('kana', null);
    await work.check();
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
    work.decide(18, { kind: 'skip' });
    const again = await read(digest);
    expect(again.decidedBefore).toBe(true);
    await again.decideAnew();
    expect([again.decisions, backEnd.keeping.drafts.size]).toEqual([{}, 0]);
  });

  it('links to nobody who is not offered any more', async () => {
    backEnd = startProgram();
    const digest = 'd'.repeat(64);
    const work = await read(digest);
    work.decide(16, { kind: 'link', case: 31 });
    const { preview } = backEnd.intake;
    if (!preview) throw new Error('no preview');
    backEnd.intake.preview = { ...preview, near: preview.near.map((near) => ({ ...near, candidates: near.candidates.filter(({ case: id }) => id !== 31) })) };
    expect((await read(digest)).decisions).toEqual({});
  });
});
