import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { focused, openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function open() {
  backEnd = startProgram();
  return openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
}

describe('undo', () => {
  it('takes back the last answer by a key, shows its question and says what was done', async () => {
    const fake = await open();
    await pressKey('2');
    await pressKey('3');
    await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('(1-4) 起き上がりの回答'));
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(fake.answers['1-4']).toBeUndefined());
    await waitFor(() => expect(focused()).toBe('1-4'));
    expect(screen.getByTestId('notice').textContent).toBe('(1-4) 起き上がりの回答を元に戻しました。');
    expect(screen.getByTestId('item-1-4').dataset['answer']).toBeUndefined();
    expect(screen.getByTestId('undo').textContent).toContain('(1-3) 寝返りの回答');
  });

  it('is taken back itself by redo, with either of its keys', async () => {
    const fake = await open();
    await pressKey('2');
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(fake.answers['1-3']).toBeUndefined());
    await pressKey('y', { ctrlKey: true });
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(fake.answers['1-3']).toBeUndefined());
    await pressKey('Z', { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
  });

  it('takes back a note that was just typed, saving it first so that redo has it', async () => {
    const fake = await open();
    await pressKey('t');
    await fireEvent.input(screen.getByTestId('note-1-3'), { target: { value: '毎晩2回' } });
    await pressKey('Escape');
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('note-1-3').value).toBe(''));
    expect(fake.notes['1-3']).toBeUndefined();
    await fireEvent.click(screen.getByTestId('redo'));
    await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('note-1-3').value).toBe('毎晩2回'));
  });

  it('is left to the field inside a text', async () => {
    const fake = await open();
    await pressKey('2');
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    await pressKey('t');
    const commands: string[] = [];
    document.execCommand = (name) => commands.push(name) > 0;
    await pressKey('z', { ctrlKey: true });
    await pressKey('y', { ctrlKey: true });
    Reflect.deleteProperty(document, 'execCommand');
    expect(commands).toEqual(['undo', 'redo']);
    expect(backEnd.calls.some(({ command }) => command === 'undo')).toBe(false);
  });

  it('does not take the focus from whoever has begun to type meanwhile', async () => {
    await open();
    await pressKey('2');
    await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('(1-3)'));
    let go = () => undefined as void;
    backEnd.before = ({ command }) => (command === 'undo' ? new Promise<void>((resolve) => (go = resolve)) : undefined);
    await pressKey('z', { ctrlKey: true });
    await pressKey('/');
    await waitFor(() => expect(backEnd.calls.some(({ command }) => command === 'undo')).toBe(true));
    go();
    await waitFor(() => expect(screen.getByTestId('notice').textContent).toContain('元に戻しました'));
    expect(document.activeElement).toBe(screen.getByTestId('jump'));
  });

  it('says so where there is nothing to take back', async () => {
    await open();
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId('notice').textContent).toBe('元に戻すものはありません。'));
  });

  it('shows the refusal and changes nothing where it fails', async () => {
    const fake = await open();
    await pressKey('2');
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    backEnd.before = ({ command }) => {
      if (command === 'undo') throw { code: 'store-full', message: 'ディスクの空きが足りません。' };
    };
    await pressKey('z', { ctrlKey: true });
    await screen.findByText(/ディスクの空きが足りません/);
    expect(fake.answers['1-3']).toEqual([2]);
  });
});
