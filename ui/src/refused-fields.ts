import { draft, keepDraft } from './keeping-commands';
import { beforeLocking } from './session';

/** A form whose fields are saved one by one. */
interface FieldForm {
  /** Tells the form from all others. One that is new may get its key only once something of it is saved. */
  name: () => string;
  /** Saves what was typed and waits for it. */
  settle: () => Promise<unknown>;
  /** What could not be saved, such as a day that cannot be read; null where everything is. */
  refused: () => string | null;
  putBack: (refused: string) => unknown;
}

/**
 * Puts back what could not be saved when the file locked, and keeps it when the file locks again. Answers with what
 * ends that.
 */
export function keepRefused({ name, settle, refused, putBack }: FieldForm): () => void {
  const form = name();
  const taking = async () => {
    const content = await draft(form);
    if (content === null) return;
    putBack(content);
    // It stands on the screen as refused by now, and is kept again when the file locks.
    await keepDraft(form, null);
  };
  void taking().catch(() => undefined);
  return beforeLocking(async () => {
    await settle();
    const content = refused();
    if (content !== null) await keepDraft(name(), content);
  });
}
