import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { fillTraining } from '../../../browser/sample-training';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { openCourse } from '../screen';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

/** The page of the learners. */
async function open(fill: (backEnd: FakeBackEnd) => void = () => undefined): Promise<void> {
  backEnd = startProgram();
  fill(backEnd);
  openCourse();
  await pressKey('7', { altKey: true, code: 'Digit7' });
  await screen.findByTestId('learner-name');
}

const row = (number: number) => {
  const found = screen.getAllByTestId('learner-row').find(({ dataset }) => dataset['learner'] === String(number));
  if (!found) throw new Error(`learner ${number}`);
  return found;
};

const submit = () => fireEvent.submit(screen.getByTestId('add-learner').closest('form') ?? document.body);

describe('the list of learners', () => {
  it('takes a learner with a name or without one, and goes on to the next', async () => {
    await open();
    const name = screen.getByTestId<HTMLInputElement>('learner-name');
    await fireEvent.input(name, { target: { value: '架空 花子' } });
    await submit();
    await waitFor(() => expect(screen.getByTestId('learner-added').textContent).toContain('受講者1　架空 花子'));
    expect(name.value).toBe('');
    await submit();
    await waitFor(() => expect(screen.getAllByTestId('learner-row')).toHaveLength(2));
    expect(row(2).textContent).toContain('受講者2');
  });

  it('keeps a name that is refused in the field', async () => {
    await open();
    const name = screen.getByTestId<HTMLInputElement>('learner-name');
    await fireEvent.input(name, { target: { value: '長'.repeat(41) } });
    await submit();
    expect(await screen.findByText(/40文字以内に縮めてください/)).toBeTruthy();
    expect(name.value).toHaveLength(41);
    expect(screen.queryAllByTestId('learner-row')).toHaveLength(0);
  });

  it('changes a name in place and gives the focus back', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('learner-row');
    await fireEvent.click(within(row(2)).getByTestId('rename-learner'));
    const field = within(row(2)).getByTestId('rename-field');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await fireEvent.input(field, { target: { value: '見本 二郎' } });
    await fireEvent.submit(field.closest('form') ?? document.body);
    await waitFor(() => expect(row(2).textContent).toContain('見本 二郎'));
    expect(document.activeElement).toBe(within(row(2)).getByTestId('rename-learner'));
  });

  it('no longer offers one who has left, and takes that back', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('learner-row');
    const offered = () => within(screen.getByTestId('learner')).queryByText(/受講者3/);
    expect(offered()).toBeTruthy();
    await fireEvent.click(within(row(3)).getByTestId('leave-learner'));
    await waitFor(() => expect(offered()).toBeNull());
    expect(row(3).textContent).toContain('修了・離席');
    await fireEvent.click(within(row(3)).getByTestId('leave-learner'));
    await waitFor(() => expect(offered()).toBeTruthy());
  });

  it('removes a learner only when that is confirmed, with the focus on what loses nothing', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('learner-row');
    await fireEvent.click(within(row(1)).getByTestId('remove-learner'));
    expect(screen.getByTestId('asking-to-remove-learner').textContent).toMatch(/受講者1　架空 花子を削除しますか.*元に戻せません/);
    expect(document.activeElement?.textContent).toBe('削除しない');
    await fireEvent.click(screen.getByText('削除しない'));
    expect(backEnd.training.learners.learners).toHaveLength(5);
    expect(document.activeElement).toBe(within(row(1)).getByTestId('remove-learner'));
    await fireEvent.click(within(row(1)).getByTestId('remove-learner'));
    await fireEvent.click(screen.getByTestId('sure-to-remove-learner'));
    await waitFor(() => expect(screen.getAllByTestId('learner-row')).toHaveLength(4));
    expect(backEnd.training.learners.attempts.some(({ learner }) => learner === 1)).toBe(false);
  });

  it('chooses nobody where the one who learns is removed', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('learner-row');
    await fireEvent.change(screen.getByTestId('learner'), { target: { value: '1' } });
    await fireEvent.click(within(row(1)).getByTestId('remove-learner'));
    await fireEvent.click(screen.getByTestId('sure-to-remove-learner'));
    await waitFor(() => expect(screen.getByTestId<HTMLSelectElement>('learner').value).toBe(''));
  });
});

describe('the progress of a learner', () => {
  it('tells every task with its markings, hints and what went wrong last', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('learner-row');
    await fireEvent.click(within(row(1)).getByTestId('show-learner'));
    const [first, second] = await screen.findAllByTestId('task-row');
    expect(first?.textContent).toMatch(/D1 課題120345.*正解.*62／62.*2回.*2回.*得点表の行の読み違い/s);
    expect(second?.textContent).toMatch(/D2 課題120345.*途中.*71／78/s);
    expect(document.activeElement?.textContent).toContain('受講者1　架空 花子の進み具合');
  });

  it('goes on with unfinished work, as the learner whose it is', async () => {
    await open(fillTraining);
    const choices = backEnd.training.commands['training_choices']?.({}) as { presets: { difficulty: unknown }[] };
    backEnd.training.learners.works = [
      {
        learner: 1,
        kind: 'calculation',
        task: 'D1/7',
        title: 'D1 課題7',
        at: '2026-11-20T16:31:00+09:00',
        content: JSON.stringify({
          source: { kind: 'drawn', number: '7', difficulty: choices.presets[0]?.difficulty },
          written: { 'points/1-3': { kind: 'number', text: '4.2' } },
          hints: {},
        }),
      },
    ];
    await screen.findAllByTestId('learner-row');
    await fireEvent.click(within(row(1)).getByTestId('show-learner'));
    expect((await screen.findByTestId('kept-work')).textContent).toContain('D1 課題7');
    await fireEvent.click(screen.getByTestId('resume-work'));
    expect((await screen.findByTestId<HTMLInputElement>('number-points/1-3')).value).toBe('4.2');
    expect(screen.getByTestId<HTMLSelectElement>('learner').value).toBe('1');
    expect(screen.getByTestId('continued')).toBeTruthy();
  });
});

describe('the class sheet', () => {
  it('tells how far everybody has come, and what goes wrong most', async () => {
    await open(fillTraining);
    const rows = await screen.findAllByTestId('class-row');
    expect(rows[0]?.textContent).toMatch(/受講者1　架空 花子\s*1／2\s*1／1\s*—\s*4回/);
    const causes = within(screen.getByTestId('causes')).getAllByRole('row');
    expect(causes[1]?.textContent).toMatch(/得点表の行の読み違い.*2回.*2人/s);
    expect(screen.getByTestId('wrong-lines').textContent).toContain('1-3 寝返りの得点');
  });

  it('is saved without names unless they are asked for', async () => {
    await open(fillTraining);
    await screen.findAllByTestId('class-row');
    const path = () => screen.getByTestId<HTMLInputElement>('class-sheet-path').value;
    await waitFor(() => expect(path()).toContain('.csv'));
    await fireEvent.click(screen.getByTestId('save-class-sheet'));
    await screen.findByTestId('class-sheet-saved');
    const saved = () => backEnd.calls.findLast(({ command }) => command === 'save_class_sheet')?.payload;
    expect(saved()).toMatchObject({ withNames: false });
    await fireEvent.click(screen.getByTestId('with-names'));
    expect(screen.getByText(/氏名が入り、保存したファイルは暗号化されません/)).toBeTruthy();
    await waitFor(() => expect(path()).toContain('.csv'));
    await fireEvent.click(screen.getByTestId('save-class-sheet'));
    await waitFor(() => expect(saved()).toMatchObject({ withNames: true }));
  });
});
