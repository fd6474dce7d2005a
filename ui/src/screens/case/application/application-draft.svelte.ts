import type { Application } from '../../../types';
import { FieldDraft } from '../fields/field-draft.svelte';
import type { Serial } from '../serial';
import { applicationFields, type FieldId } from './fields';

/** The application while it is typed. */
export class ApplicationDraft extends FieldDraft<FieldId, Application> {
  constructor(
    application: Application,
    serial: Serial,
    save: (application: Application) => Promise<void>,
    now: () => Date,
  ) {
    super(applicationFields, application, serial, save, now);
  }
}
