// The system's dialogues: each answers with what a test has put there; null is a dialogue that was closed.

type Payload = Record<string, unknown>;

export class FakePlaces {
  file: string | null = null;
  folder: string | null = null;

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    choose_path: ({ path }) => path,
    choose_file: () => this.file,
    choose_folder: () => this.folder,
  };
}
