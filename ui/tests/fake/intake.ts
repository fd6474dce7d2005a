// The import of applications as the back end in memory does it: what a test has put there.

import type { IntakeDecision, IntakeLook, IntakePreview, IntakeReport, LinkedNumber } from '../../src/types';
import { look, preview } from './intake-samples';

type Payload = Record<string, unknown>;

/** A channel as the page hands it over. */
interface Channel {
  onmessage: (message: unknown) => void;
}

export class FakeIntake {
  look: IntakeLook = look;
  /** What the rows would become; null as if the person had stopped it. */
  preview: IntakePreview | null = preview;
  linked: LinkedNumber[] = [];
  /** What the last import was asked to do. */
  decisions: Record<number, IntakeDecision> = {};

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    open_intake: () => this.look,
    intake_preview: ({ progress }) => {
      (progress as Channel).onmessage({ rows: this.look.rows, of: this.look.rows });
      return this.preview;
    },
    take_intake: ({ decisions, progress }) => {
      (progress as Channel).onmessage({ rows: this.look.rows, of: this.look.rows });
      this.decisions = decisions as Record<number, IntakeDecision>;
      return this.report();
    },
    linked_numbers: () => this.linked,
    unlink_numbers: ({ id }) => {
      this.linked = this.linked.filter((one) => one.id !== id);
      return this.linked;
    },
  };

  private report(): IntakeReport {
    if (!this.preview) throw new Error('nothing was looked at');
    const { counts, listed, near, refused } = this.preview;
    const decided = (kind: IntakeDecision['kind']) => near.filter(({ row }) => this.decisions[row]?.kind === kind).length;
    const coming = listed.filter(({ row, verdict }) => {
      const kind = this.decisions[row]?.kind;
      return verdict === 'new' || verdict === 'known' || kind === 'separate' || kind === 'link';
    });
    return {
      made: coming.map(({ row, person }, index) => ({ row, case: 1 + index, number: 200 + index, name: person.name })),
      made_count: counts.new + counts.known + decided('separate') + decided('link'),
      linked: decided('link'),
      taken: counts.taken,
      skipped: decided('skip'),
      undecided: near.map(({ row }) => row).filter((row) => !this.decisions[row]),
      refused,
      refused_count: counts.refused,
      stopped: false,
    };
  }
}
