import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ApplicationDraft } from '../../../../src/screens/case/application/application-draft.svelte';
import { emptyApplication } from '../../../../src/screens/case/application/empty-application';
import { applicationOf, fieldsOf } from '../../../../src/screens/case/application/fields';
import { Serial } from '../../../../src/screens/case/serial';
import type { Application } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
});
afterEach(() => backEnd.remove());

const threeMinutesPastTwo = () => new Date(2026, 10, 21, 14, 3);

function draftOf(application: Application, save: (application: Application) => Promise<void>) {
  return new ApplicationDraft(application, new Serial(), save, threeMinutesPastTwo);
}

describe('an application while it is typed', () => {
  it('is the same after being taken apart into fields and put together', () => {
    const application: Application = {
      ...emptyApplication(),
      name: '山田 花子',
      birth_date: '1935-04-05',
      previous: { level: '要介護1', months: 24, from: '2024-12-01', to: null },
    };
    expect(applicationOf(fieldsOf(application))).toEqual(application);
    expect(applicationOf(fieldsOf(emptyApplication()))).toEqual(emptyApplication());
  });

  it('is saved field by field when a field is left, and only where it changed', async () => {
    const saved: Application[] = [];
    const draft = draftOf(emptyApplication(), async (application) => void saved.push(application));
    await draft.leave('name');
    draft.texts.name = '山田 花子 ';
    await draft.leave('name');
    expect(saved.map(({ name }) => name)).toEqual(['山田 花子']);
    expect(draft.states.get('name')).toEqual({ kind: 'saved', at: '14:03' });
  });

  it('keeps a day that cannot be read as typed, says why, and saves the other fields all the same', async () => {
    const saved: Application[] = [];
    const draft = draftOf(emptyApplication(), async (application) => void saved.push(application));
    draft.texts.birth_date = '昭和99年';
    await draft.leave('birth_date');
    draft.texts.name = '山田 花子';
    await draft.leave('name');
    expect(draft.texts.birth_date).toBe('昭和99年');
    expect(draft.states.get('birth_date')).toMatchObject({ kind: 'refused', refusal: { code: 'date-unreadable' } });
    expect(draft.refused).toEqual(['birth_date']);
    expect(saved).toEqual([{ ...emptyApplication(), name: '山田 花子' }]);
  });

  it('shows a day in 和暦 once it was read', async () => {
    const draft = draftOf(emptyApplication(), async () => undefined);
    draft.texts.birth_date = '1935-04-05';
    await draft.leave('birth_date');
    expect(draft.texts.birth_date).toBe('昭和10年4月5日');
    expect(draft.saved('birth_date')).toBe('1935-04-05');
  });

  it('holds a refused value back from the other fields, and tries it again on demand', async () => {
    const saved: Application[] = [];
    let full = true;
    const draft = draftOf(emptyApplication(), async (application) => {
      if (full && application.insured_number !== '') throw { code: 'insured-number', message: '10桁で入力してください。' };
      saved.push(application);
    });
    draft.texts.insured_number = '123';
    await draft.leave('insured_number');
    draft.texts.kana = 'やまだ';
    await draft.leave('kana');
    expect(saved).toEqual([{ ...emptyApplication(), kana: 'やまだ' }]);
    full = false;
    await draft.retry('insured_number');
    expect(saved.at(-1)).toMatchObject({ insured_number: '123', kana: 'やまだ' });
    expect(draft.refused).toEqual([]);
  });

  it('takes the digits of a number in full width as plain ones', async () => {
    const saved: Application[] = [];
    const draft = draftOf(emptyApplication(), async (application) => void saved.push(application));
    draft.texts.insured_number = '１２３４５６７８９０';
    await draft.leave('insured_number');
    expect(saved.at(-1)?.insured_number).toBe('1234567890');
    expect(draft.texts.insured_number).toBe('1234567890');
  });

  it('reads months in full width and refuses what is no number', async () => {
    const draft = draftOf(emptyApplication(), async () => undefined);
    draft.texts['previous.months'] = '２４か月';
    await draft.leave('previous.months');
    expect(draft.states.get('previous.months')?.kind).toBe('saved');
    draft.texts['previous.months'] = '二年';
    await draft.leave('previous.months');
    expect(draft.states.get('previous.months')).toMatchObject({ kind: 'refused', refusal: { code: 'months-unreadable' } });
  });

  it('saves everything that was typed when the tab is left by a key', async () => {
    const saved: Application[] = [];
    const draft = draftOf(emptyApplication(), async (application) => void saved.push(application));
    draft.texts.name = '山田 花子';
    draft.texts.kind = '新規';
    await draft.leaveAll();
    expect(saved.at(-1)).toMatchObject({ name: '山田 花子', kind: '新規' });
  });
});
