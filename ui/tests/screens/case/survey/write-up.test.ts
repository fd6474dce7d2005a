import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import type { LastSurvey } from '../../../../src/types';
import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';
import { focused, openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const last: LastSurvey = {
  case: 7,
  number: 7,
  surveyed_on: '2024-11-18',
  form: '令和6年4月版',
  answers: { '1-1': { numbers: [2], labels: ['左上肢'] }, '1-3': { numbers: [1], labels: ['つかまらないでできる'] } },
  notes: { '1-3': '柵につかまれば寝返る。' },
};

/** Opens a case on 1-3, the first question without an answer. */
async function open(part: Partial<FakeCase> = {}): Promise<FakeCase> {
  backEnd = startProgram();
  return openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] }, ...part });
}

const area = (item: string) => screen.getByTestId<HTMLTextAreaElement>(`note-${item}`);
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

async function write(item: string, text: string) {
  await pressKey('t');
  await waitFor(() => expect(document.activeElement).toBe(area(item)));
  await type(area(item), text);
  await fireEvent.blur(area(item));
}

describe('the note of a question', () => {
  it('is reached by a key, saved, and left by Escape back to the question', async () => {
    const fake = await open();
    await pressKey('t');
    expect(document.activeElement).toBe(area('1-3'));
    expect(screen.getByLabelText(/\(1-3\) 寝返りの特記事項/, { selector: 'textarea' })).toBe(area('1-3'));
    await type(area('1-3'), '毎晩2回、家族が体位を変えている。');
    await pressKey('Escape');
    expect(focused()).toBe('1-3');
    await fireEvent.blur(area('1-3'));
    await waitFor(() => expect(fake.notes['1-3']).toBe('毎晩2回、家族が体位を変えている。'));
    await waitFor(() => expect(screen.getByTestId('item-1-3').textContent).toContain('特記事項あり'));
    expect(screen.getByTestId('item-pane').textContent).toContain('保存済み');
  });

  it('is reached from anything beside it, such as a disclosure that has the focus', async () => {
    await open();
    screen.getByText('この項目の履歴').focus();
    await pressKey('t');
    expect(document.activeElement).toBe(area('1-3'));
  });

  it('is saved when another question is shown, without a pause', async () => {
    const fake = await open();
    await pressKey('F2');
    await type(area('1-3'), '毎晩2回');
    await pressKey('Enter', { ctrlKey: true });
    expect(focused()).toBe('1-4');
    await waitFor(() => expect(fake.notes['1-3']).toBe('毎晩2回'));
    await waitFor(() => expect(area('1-4').value).toBe(''));
  });

  it('takes digits as text, not as answers', async () => {
    const fake = await open();
    await pressKey('t');
    await pressKey('2');
    expect(fake.answers['1-3']).toBeUndefined();
    expect(document.activeElement).toBe(area('1-3'));
  });

  it('stays with its reason where it cannot be saved, and is saved by the retry', async () => {
    const fake = await open();
    backEnd.before = ({ command }) => {
      if (command === 'write_note') throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
    };
    await write('1-3', '毎晩2回');
    await screen.findByText(/ディスクの空き/);
    expect(area('1-3').value).toBe('毎晩2回');
    backEnd.before = () => undefined;
    await fireEvent.click(screen.getByText('もう一度保存する'));
    await waitFor(() => expect(fake.notes['1-3']).toBe('毎晩2回'));
  });

  it('keeps 10,000 characters, emoji and 外字 whole, and counts them', async () => {
    const fake = await open();
    const text = '𠮷野家😀ﾊﾝｶｸ全角'.repeat(1000);
    await write('1-3', text);
    await waitFor(() => expect(fake.notes['1-3']).toBe(text));
    expect(screen.getByTestId('item-pane').textContent).toContain('10000字');
  });

  it('says how many characters are over the limit of the insurer', async () => {
    backEnd = startProgram();
    backEnd.office.limits = { note_characters: 10, all_characters: null, all_lines: null };
    await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    await write('1-3', 'あ'.repeat(13));
    await waitFor(() => expect(screen.getByTestId('item-pane').textContent).toContain('13/10字（3字超過）'));
    expect(area('1-3').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('what should not stand in a note', () => {
  it('is pointed out with advice, and a button selects the words', async () => {
    await open();
    await write('1-3', '夜間はときどき介助する。');
    const finding = await screen.findByTestId('finding');
    expect(finding.textContent).toContain('回数で書いてください');
    await fireEvent.click(within(finding).getByText('「ときどき」を選ぶ'));
    expect(document.activeElement).toBe(area('1-3'));
    expect([area('1-3').selectionStart, area('1-3').selectionEnd]).toEqual([3, 7]);
  });

  it('is shown in part where a pasted text is full of it', async () => {
    await open();
    await write('1-3', 'ときどき'.repeat(2500));
    await waitFor(() => expect(screen.getAllByTestId('finding')).toHaveLength(20));
    expect(screen.getByTestId('item-pane').textContent).toContain('ほかに2480件あります');
  });

  it('is no longer pointed out once the words are changed', async () => {
    await open();
    await write('1-3', '夜間はときどき介助する。');
    await screen.findByTestId('finding');
    await type(area('1-3'), '夜間は週に2回介助する。');
    expect(screen.queryByTestId('finding')).toBeNull();
  });
});

describe('a note that is expected', () => {
  it('is listed with its reason and what it must state, and counted at its row and group', async () => {
    await open({ answers: { '1-1': [6] } });
    await pressKey('Backspace');
    const line = await screen.findByTestId('expected-1-1-ChosenOption');
    expect(line.dataset['state']).toBe('Missing');
    expect(line.textContent).toContain('部位と程度');
    expect(screen.getByTestId('item-1-1').textContent).toContain('特記事項の未了1件');
    expect(screen.getByTestId('group-1').textContent).toContain('未了');
  });

  it('is dismissed only with a reason, and the dismissal can be withdrawn', async () => {
    const fake = await open({ answers: { '1-1': [6] } });
    await pressKey('Backspace');
    const line = await screen.findByTestId('expected-1-1-ChosenOption');
    await fireEvent.click(within(line).getByText('書かない…'));
    const reason = within(line).getByLabelText('書かない理由（必須）');
    expect(document.activeElement).toBe(reason);
    await pressKey('Enter');
    expect(line.textContent).toContain('理由が空欄です');
    expect(fake.dismissals).toEqual([]);
    await type(reason, '欠損は日常生活に影響しない');
    await pressKey('Enter');
    await waitFor(() => expect(line.dataset['state']).toBe('Dismissed'));
    expect(fake.dismissals).toEqual([
      { item: '1-1', reason: 'ChosenOption', because: '欠損は日常生活に影響しない' },
    ]);
    await fireEvent.click(within(line).getByText('「書かない」を取り下げる'));
    await waitFor(() => expect(line.dataset['state']).toBe('Missing'));
    expect(fake.dismissals).toEqual([]);
  });

  it('follows from what is flagged about the visit', async () => {
    const fake = await open();
    await fireEvent.click(screen.getByTestId('circumstance-1-3-NotTried'));
    await screen.findByTestId('expected-1-3-NotTried');
    expect(fake.circumstances['1-3']).toEqual(['NotTried']);
  });
});

describe('the last survey', () => {
  it('stands beside the question in words, with how the answer changed', async () => {
    await open({ last });
    expect(screen.getByTestId('item-pane').textContent).toContain('つかまらないでできる');
    await pressKey('3');
    await waitFor(() => expect(screen.getByTestId('item-1-3').textContent).toContain('前回より2段階重い'));
    expect(screen.getByTestId('item-1-3').textContent).toContain('▲2');
  });

  it('gives its note only when asked, added to what is written', async () => {
    const fake = await open({ last, notes: { '1-3': '夜間は2回。' } });
    expect(area('1-3').value).toBe('夜間は2回。');
    await fireEvent.click(screen.getByTestId('copy-last-1-3'));
    await waitFor(() => expect(area('1-3').value).toBe('夜間は2回。\n柵につかまれば寝返る。'));
    expect(fake.notes['1-3']).toBe('夜間は2回。\n柵につかまれば寝返る。');
    await fireEvent.click(screen.getByText('この項目の履歴'));
    await waitFor(() => expect(screen.getByTestId('history-1-3').textContent).toContain('写し'));
  });
});

describe('a note that is not saved', () => {
  const full = { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };

  it('shows at its row while another question is on the screen', async () => {
    await open();
    backEnd.before = ({ command }) => {
      if (command === 'write_note') throw full;
    };
    await write('1-3', '毎晩2回');
    await pressKey('Escape');
    await pressKey('Enter');
    await waitFor(() => expect(screen.getByTestId('item-1-3').textContent).toContain('特記等が未保存'));
  });

  it('is not replaced by the last note', async () => {
    const fake = await open({ last });
    backEnd.before = ({ command }) => {
      if (command === 'write_note') throw full;
    };
    await write('1-3', '毎晩2回');
    await screen.findAllByText(/ディスクの空き/);
    await fireEvent.click(screen.getByTestId('copy-last-1-3'));
    await waitFor(() => expect(screen.getAllByText(/ディスクの空き/)).toHaveLength(2));
    expect(area('1-3').value).toBe('毎晩2回');
    expect(fake.notes['1-3']).toBeUndefined();
  });
});

describe('the memo of the visit', () => {
  it('is shown, changed and saved beside the note', async () => {
    const fake = await open({ memos: { '1-3': '柵を持つ' } });
    const memo = screen.getByTestId<HTMLTextAreaElement>('memo-1-3');
    expect(memo.value).toBe('柵を持つ');
    await type(memo, '柵を持つ。右だけ。');
    await fireEvent.blur(memo);
    await waitFor(() => expect(fake.memos['1-3']).toBe('柵を持つ。右だけ。'));
  });
});

describe('the history of a question', () => {
  it('shows every earlier value with time and person', async () => {
    await open();
    await pressKey('2');
    await pressKey('Backspace');
    await pressKey('3');
    await pressKey('Backspace');
    await fireEvent.click(screen.getByText('この項目の履歴'));
    const history = screen.getByTestId('history-1-3');
    await waitFor(() => expect(within(history).getAllByRole('listitem')).toHaveLength(2));
    expect(history.textContent).toContain('何かにつかまればできる');
    expect(history.textContent).toContain('調査 太郎');
  });
});

describe('axe finds nothing', () => {
  it('beside a note with findings, an expectation, the last survey, history and the open phrase book', async () => {
    await open({
      last,
      answers: { '1-1': [6] },
      notes: { '1-1': 'ときどき［頻度］' },
      memos: { '1-1': '左手' },
      circumstances: { '1-1': ['NotTried'] },
    });
    await pressKey('Backspace');
    await screen.findByTestId('expected-1-1-NotTried');
    await fireEvent.click(screen.getByText('この項目の履歴'));
    await fireEvent.click(screen.getByTestId('phrases'));
    await screen.findByTestId('phrase-list');
    const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  });
});
