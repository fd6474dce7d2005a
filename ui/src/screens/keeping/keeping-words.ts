import { count } from '../../format/counts';
import type { BackupStep, KeepingState } from '../../types';

/** "12.3MB" of bytes, as a file manager counts them. */
export function size(bytes: number): string {
  const units = ['バイト', 'KB', 'MB', 'GB'];
  let [rest, unit] = [bytes, 0];
  while (rest >= 1000 && unit < units.length - 1) [rest, unit] = [rest / 1000, unit + 1];
  return `${unit === 0 ? rest : rest.toFixed(rest < 10 ? 1 : 0)}${units[unit] ?? ''}`;
}

/** How far a backup or a restoration has come, in words. */
export function far({ phase, done, of }: BackupStep): string {
  return phase === 'copying'
    ? `写しています（${size(done)}／${size(of)}）`
    : `写したものを確かめています（${count(done)}／${count(of)}）`;
}

/** How long ago the last backup was made. */
export function ago(days: number | null): string {
  return days === null ? '' : days === 0 ? '今日' : `${count(days)}日前`;
}

/** Why it is time for a backup; empty where it is not. */
export function dueWords({ due, days, settings }: KeepingState): string {
  if (due === 'no') return '';
  const wanting = due === 'never' ? 'バックアップがまだ一つもありません。' : `最後のバックアップから${count(days ?? 0)}日たっています。`;
  return settings.folder === null ? `${wanting}保存先も決まっていません。` : wanting;
}
