// The parts of the program that others made, with their licences. Made by `make licences`; nothing here is written by hand.

export type PartKind = 'cargo' | 'npm' | 'inside' | 'font';

export interface Part {
  name: string;
  version: string;
  kind: PartKind;
  /** An SPDX expression. */
  licence: string;
  /** Where its sources are. Only shown; the program opens no address. */
  source: string;
  platforms: ('linux' | 'windows')[];
  /** The part that holds it. */
  inside?: string;
  /** Positions of its texts in the list's. */
  texts: number[];
}

export interface LicenceList {
  parts: Part[];
  texts: string[];
}

export const kindNames: Record<PartKind, string> = {
  cargo: '本体の部品（Rust）',
  npm: '画面の部品（JavaScript）',
  inside: '部品に含まれるもの',
  font: '書体',
};

/** The list that comes with the program. It is large, so it is read only when somebody looks at it. */
export async function licenceList(): Promise<LicenceList> {
  const { default: text } = await import('../../../../assets/licences/parts.json?raw');
  return JSON.parse(text) as LicenceList;
}

/** The parts of `kind` whose name or licence has every word of `query`, in the order of the list. */
export function partsWith(parts: readonly Part[], query: string, kind: PartKind | ''): Part[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  return parts.filter((part) => {
    const text = `${part.name} ${part.version} ${part.licence}`.normalize('NFKC').toLowerCase();
    return (kind === '' || part.kind === kind) && words.every((word) => text.includes(word));
  });
}
