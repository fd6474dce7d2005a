import type { Overview, OverviewForm } from '../../../types';
import { FieldDraft } from '../fields/field-draft.svelte';
import type { Serial } from '../serial';
import { overviewFields, type OverviewFieldId } from './overview-fields';

/** The 概況調査 while it is typed. */
export class OverviewDraft extends FieldDraft<OverviewFieldId, Overview> {
  constructor(
    form: OverviewForm,
    overview: Overview,
    serial: Serial,
    save: (overview: Overview) => Promise<void>,
    now: () => Date,
  ) {
    super(overviewFields(form), overview, serial, save, now);
  }
}
