// The guides (使い方) as the page has them: made from assets/guides when the page is built.

/** A heading of a guide and what stands under it up to the next. */
export interface GuideSection {
  id: string;
  title: string;
  /** 2: a chapter; 3: a part of it. */
  depth: number;
  html: string;
  /** The same without marks, to be searched. */
  text: string;
}

export interface Guide {
  /** The name of its file. */
  name: string;
  title: string;
  /** What stands before the first heading. */
  lead: string;
  sections: GuideSection[];
}

/** Every guide in the order in which they are offered. */
export const guideNames = [
  'start',
  'investigator',
  'secretariat',
  'transfer',
  'training',
  'administrator',
  'keeping',
  'trouble',
] as const;
export type GuideName = (typeof guideNames)[number];

const files = import.meta.glob<Guide>('../../../../assets/guides/*.md', { import: 'default' });

/** Reads all guides; they lie in the program. */
export function readGuides(): Promise<Guide[]> {
  return Promise.all(
    guideNames.map((name) => {
      const read = files[`../../../../assets/guides/${name}.md`];
      if (!read) throw new Error(`There is no guide ${name}`);
      return read();
    }),
  );
}
