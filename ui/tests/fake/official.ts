// The official results as the back end in memory keeps them.

import type { ImportReport, OfficialFindings, OfficialOverview } from '../../src/types';

type Payload = Record<string, unknown>;

/** A channel as the page hands it over. */
interface Channel {
  onmessage: (message: unknown) => void;
}

export class FakeOfficial {
  overview: OfficialOverview = { count: 0, imports: [] };
  /** What the next import reports; null as if the person had cancelled. */
  report: ImportReport | null = null;
  findings: OfficialFindings = { compared: 0, agreeing: 0, causes: [], unsorted: 0, proposals: [], addition: [], cases: {} };

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    official_overview: () => this.overview,
    import_official: ({ progress }) => {
      if (!this.report) return null;
      const { rows } = this.report;
      (progress as Channel).onmessage({ rows, of: rows, refused: this.report.refused_count, done: true });
      return this.report;
    },
    cancel_work: () => null,
    official_findings: ({ progress }) => {
      (progress as Channel).onmessage({ done: this.findings.compared, of: this.findings.compared });
      return this.findings;
    },
  };
}
