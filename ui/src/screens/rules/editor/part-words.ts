import { treeNames } from '../../../format/names';
import type { FaultPart, Supplement, SupplementField } from '../../../types';

export const fieldNames: Record<SupplementField, string> = {
  name: '名称',
  edition: '対象の版',
  made_on: '作成日',
  source: '出典',
  made_by: '作成者',
  checked_by: '確認者',
};

/** The part as the lists name it. */
export function partName(part: FaultPart, supplement: Supplement): string {
  switch (part.kind) {
    case 'header':
      return fieldNames[part.field];
    case 'tree':
      return `樹形図「${treeNames[part.tree]}」`;
    case 'leaf': {
      const leaf = supplement.leaves[part.index];
      return leaf ? `枝の時間「${treeNames[leaf.tree]}」` : '枝の時間';
    }
    case 'points': {
      const entry = supplement.points[part.index];
      return entry ? `得点「${entry.item} ${entry.option}」` : '得点';
    }
    case 'addition':
      return '認知症加算の段階';
    case 'whole':
      return '全体';
  }
}

/** The key of the input or outline in which a part is typed. */
export function partId(part: FaultPart): string {
  switch (part.kind) {
    case 'header':
      return `supplement-${part.field}`;
    case 'tree':
      return `outline-${part.tree}`;
    case 'leaf':
      return `leaf-${part.index}`;
    case 'points':
      return `points-${part.index}`;
    case 'addition':
      return 'outline-addition';
    case 'whole':
      return 'supplement-faults';
  }
}
