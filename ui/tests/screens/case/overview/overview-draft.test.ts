import { waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OverviewDraft } from '../../../../src/screens/case/overview/overview-draft.svelte';
import { overviewFields } from '../../../../src/screens/case/overview/overview-fields';
import { Serial } from '../../../../src/screens/case/serial';
import type { Overview } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { emptyOverview } from '../../../fake/case';
import { form } from '../../../fake/form';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
});
afterEach(() => backEnd.remove());

function draftOf(saved: Overview[], overview = emptyOverview()): OverviewDraft {
  return new OverviewDraft(
    form.overview,
    overview,
    new Serial(),
    async (whole) => void saved.push(whole),
    () => new Date(2026, 10, 21, 14, 3),
  );
}

/** A field typed and left. */
async function type(draft: OverviewDraft, field: Parameters<OverviewDraft['leave']>[0], text: string) {
  draft.texts[field] = text;
  await draft.leave(field);
}

describe('a 概況調査 while it is typed', () => {
  it('is the same after being taken apart into fields and put together', () => {
    const overview: Overview = {
      ...emptyOverview(),
      started_at: '10:30:00',
      place: '自宅外',
      place_name: '架空病院',
      past: '2回め以降',
      last_certified_on: '2024-11-20',
      contact: { postal_code: '100-0001', address: '架空市1-2', phone: '03-0000-0000' },
      situation: { at: 'Facility', no: 7 },
      services: { 1: 12, 14: 1, 21: -3 },
      free_services: ['', '配食 週3回'],
      household: 2,
      remarks: '一行目\n二行目',
    };
    const fields = overviewFields(form.overview);
    expect(fields.wholeOf(fields.fieldsOf(overview))).toEqual(overview);
  });

  it('reads counts in half and full width, with their unit', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved);
    await type(draft, 'service.1', '１２回');
    await type(draft, 'service.8', ' 4 日');
    expect(saved.at(-1)?.services).toEqual({ 1: 12, 8: 4 });
    expect(draft.texts['service.1']).toBe('12');
  });

  it('keeps a negative count, so that it can be pointed out', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved);
    await type(draft, 'service.6', '−3');
    expect(saved.at(-1)?.services).toEqual({ 6: -3 });
  });

  it('keeps a count that is no number as typed, and saves the other fields all the same', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved);
    await type(draft, 'service.3', '週に二、三回');
    await type(draft, 'contact.address', '架空市1-2');
    expect(draft.texts['service.3']).toBe('週に二、三回');
    expect(draft.refused).toEqual(['service.3']);
    expect(draft.refusedNames).toEqual(['(介護予防)訪問看護']);
    expect(saved).toHaveLength(1);
    expect(saved[0]).toMatchObject({ services: {}, contact: { address: '架空市1-2' } });
  });

  it('takes an emptied count away', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved, { ...emptyOverview(), services: { 1: 12, 2: 1 } });
    await type(draft, 'service.1', '');
    expect(saved.at(-1)?.services).toEqual({ 2: 1 });
  });

  it('reads a time of day and refuses one that is none', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved);
    await type(draft, 'started_at', '１０：３０');
    expect(saved.at(-1)?.started_at).toBe('10:30:00');
    expect(draft.texts.started_at).toBe('10:30');
    await type(draft, 'ended_at', '25時');
    expect(draft.states.get('ended_at')).toMatchObject({ kind: 'refused', refusal: { code: 'time-unreadable' } });
    expect(saved).toHaveLength(1);
  });

  it('keeps ten thousand characters with their lines, and emoji and rare letters unchanged', async () => {
    const saved: Overview[] = [];
    const draft = draftOf(saved);
    const text = `𠮷田👨‍👩‍👧\n${'あ'.repeat(10_000)}`;
    await type(draft, 'remarks', text);
    expect(saved.at(-1)?.remarks).toBe(text);
  });

  it('leaves the end of a long text alone, which may be typed on', async () => {
    const draft = draftOf([]);
    await type(draft, 'remarks', '独居。\n');
    expect(draft.texts.remarks).toBe('独居。\n');
  });

  it('says saved only when the last of several choices is in the file', async () => {
    const releases: (() => void)[] = [];
    const save = () => new Promise<void>((resolve) => releases.push(resolve));
    const draft = new OverviewDraft(form.overview, emptyOverview(), new Serial(), save, () => new Date());
    const first = draft.choose('place', '自宅内');
    const second = draft.choose('place', '自宅外');
    await waitFor(() => expect(releases).toHaveLength(1));
    releases[0]?.();
    await first;
    expect(draft.states.get('place')).toEqual({ kind: 'saving' });
    await waitFor(() => expect(releases).toHaveLength(2));
    releases[1]?.();
    await second;
    expect(draft.states.get('place')?.kind).toBe('saved');
    expect(draft.saved('place')).toBe('自宅外');
  });

  it('follows what the file has by now except where the person is typing', async () => {
    const draft = draftOf([]);
    draft.texts.organization = '書きかけ';
    draft.follow({ ...emptyOverview(), organization: '架空市', investigator_kana: 'ちょうさ たろう' });
    expect(draft.texts.organization).toBe('書きかけ');
    expect(draft.texts.investigator_kana).toBe('ちょうさ たろう');
  });
});
