"""Works out validity-combinations.yaml from the words of the rule, by walking the calendar, apart from the program.

The rule's words: the days left in the month in which it takes effect plus n months; exactly n months when it takes
effect on the 1st; it always ends on the last day of a month. New and changed: 6 months, 3 to 12, from the application.
Renewed: 12 months, 3 to 36, from the day after the previous period; 3 to 48 for the same level, where the application
was made on or after 2021-04-01. A change applied for from 60 days before the last day of the previous period up to that
day, and found not to be needed (the level stays), is taken for a renewal. Ex officio: from the decision, the months of a change (a decision of this project).

Run in this folder: python3 work_out_combinations.py > validity-combinations.yaml
"""

import calendar
from datetime import date, timedelta

CHANGE_OF_RULES = date(2021, 4, 1)


def end_of(start, months):
    """Walks month by month, one last day after the other."""
    year, month = start.year, start.month
    if start.day > 1:
        months += 1  # what is left of the month comes on top
    last = None
    for _ in range(months):
        last = date(year, month, calendar.monthrange(year, month)[1])
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return last


def allowed(kind, applied, before, now):
    if kind != '更新':
        return 6, 3, 12
    if applied >= CHANGE_OF_RULES and before == now:
        return 12, 3, 48
    return 12, 3, 36


def first_day(kind, applied, decided, ends):
    if kind == '更新':
        return ends + timedelta(days=1)
    return decided if kind == '職権' else applied


D = date.fromisoformat
NEW = [
    ('2018-04-01', '要介護1'), ('2018-04-02', '要支援2'), ('2019-04-30', '要介護4'), ('2019-05-01', '要介護5'),
    ('2019-12-31', '要支援1'), ('2020-01-01', '要介護3'), ('2020-02-29', '要介護2'), ('2020-02-28', '要介護2'),
    ('2021-03-31', '要介護1'), ('2021-04-01', '要介護1'), ('2023-02-28', '要支援1'), ('2024-01-31', '要介護5'),
    ('2026-11-05', '要介護2'), ('2027-11-30', '要介護3'), ('2028-02-29', '要支援2'), ('2099-11-15', '要介護1'),
]
CHANGED = [
    ('2018-04-01', '要介護1', '2018-09-30', '要介護3'), ('2020-08-31', '要支援1', '2020-12-31', '要介護2'),
    ('2021-03-31', '要介護3', '2021-08-31', '要介護2'), ('2021-04-01', '要介護3', '2021-08-31', '要介護3'),
    ('2023-11-30', '要支援2', '2024-03-31', '要介護1'), ('2024-02-29', '要介護2', '2025-02-28', '要介護5'),
    ('2024-12-01', '要介護4', '2025-05-31', '要介護1'), ('2026-06-30', '要介護1', '2026-06-30', '要支援2'),
    ('2024-01-01', '要介護2', '2024-02-29', '要介護2'), ('2023-12-31', '要介護2', '2024-02-29', '要介護2'),
    ('2021-04-01', '要介護1', '2021-05-31', '要介護1'), ('2021-03-31', '要介護1', '2021-05-30', '要介護1'),
    ('2027-08-31', '要介護5', '2028-02-29', '要介護4'), ('2028-02-29', '要支援1', '2028-02-29', '要支援1'),
]
RENEWED = [
    ('2018-04-01', '要介護2', '2018-04-30', '要介護2'), ('2018-04-01', '要支援1', '2018-05-31', '要介護1'),
    ('2019-01-10', '要介護1', '2019-02-28', '要支援2'), ('2020-01-10', '要介護1', '2020-02-29', '要介護1'),
    ('2020-12-15', '要支援2', '2021-01-31', '要支援2'), ('2021-03-31', '要介護5', '2021-03-31', '要介護5'),
    ('2021-03-31', '要介護5', '2021-05-31', '要介護5'), ('2021-03-31', '要支援1', '2021-05-31', '要支援2'),
    ('2021-04-01', '要介護5', '2021-05-31', '要介護5'), ('2021-04-01', '要支援1', '2021-05-31', '要支援2'),
    ('2021-04-01', '要支援2', '2021-04-30', '要介護1'), ('2021-04-01', '要介護1', '2021-04-30', '要支援2'),
    ('2021-04-01', '要介護1', '2021-04-01', '要介護1'), ('2023-10-05', '要支援1', '2023-11-30', '要支援1'),
    ('2024-01-20', '要介護3', '2024-02-29', '要介護3'), ('2024-01-20', '要介護3', '2024-02-28', '要介護3'),
    ('2025-01-20', '要介護3', '2025-02-28', '要介護4'), ('2025-12-01', '要介護4', '2025-12-31', '要介護4'),
    ('2026-11-05', '要介護2', '2026-11-30', '要介護2'), ('2026-11-05', '要介護2', '2026-11-30', '要介護1'),
    ('2026-11-05', '要介護2', '2026-12-15', '要介護2'), ('2026-11-05', '要介護2', '2026-12-30', '要支援1'),
    ('2027-12-20', '要支援2', '2028-01-31', '要支援2'), ('2028-01-05', '要介護1', '2028-02-28', '要介護1'),
    ('2096-01-05', '要介護1', '2096-02-29', '要介護1'), ('2099-12-05', '要介護2', '2100-01-31', '要介護3'),
    ('2021-03-30', '要支援1', '2021-04-29', '要支援1'), ('2021-04-02', '要介護4', '2021-05-30', '要介護4'),
    ('2030-06-01', '要介護5', '2030-07-31', '要支援2'), ('2031-12-31', '要支援2', '2032-02-29', '要支援2'),
]
EX_OFFICIO = [
    (None, '2021-03-31', '要介護3'), (None, '2021-04-01', '要介護3'), ('2026-11-05', '2026-11-30', '要支援1'),
    ('2021-03-31', '2021-04-01', '要介護2'), (None, '2024-02-29', '要介護5'), (None, '2027-12-31', '要介護1'),
    ('2018-04-01', '2018-04-30', '要介護4'), ('2020-12-10', '2021-01-01', '要支援2'), (None, '2026-12-01', '要介護2'),
]


def cases():
    for applied, now in NEW:
        yield '新規', D(applied), None, None, None, now
    for applied, before, ends, now in CHANGED:
        yield '区分変更', D(applied), before, D(ends), None, now
    for applied, before, ends, now in RENEWED:
        yield '更新', D(applied), before, D(ends), None, now
    for applied, decided, now in EX_OFFICIO:
        yield '職権', applied and D(applied), None, None, D(decided), now


print('# 有効期間の組合せ。work_out_combinations.py が、規則の言葉から暦を歩いて求めたもの（プログラムとは別の計算）。')
print('# 書き方: 前回は [区分, 満了日]、期間は [標準, 最短, 最長]、満了は月数ごと')
for kind, applied, before, ends, decided, now in cases():
    ruled = kind
    if kind == '区分変更' and before == now and any(applied + timedelta(days=n) == ends for n in range(61)):
        ruled = '更新'
    default, least, most = allowed(ruled, applied or decided, before, now)
    start = first_day(ruled, applied, decided, ends)
    fields = [f'申請: {kind}']
    fields += [f'申請日: {applied}'] if applied else []
    fields += [f'前回: [{before}, {ends}]'] if before else []
    fields += [f'処分日: {decided}'] if decided else []
    fields += [f'判定: {now}', f'始まり: {start}', f'期間: [{default}, {least}, {most}]']
    lengths = sorted({least, least + 1, default, most - 1, most} | ({24, 36} if most > 36 else set()))
    fields.append('満了: {' + ', '.join(f'{months}: {end_of(start, months)}' for months in lengths) + '}')
    print('- {' + ', '.join(fields) + '}')
