//! 業務分析データ: what is counted, what is not shown, what stands beside it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use nintei_board::{
    BoardStatistics, ConditionVerdict, CountedCase, NationalData, Share, StatisticsCounter, statistics_csv,
};
use nintei_judgment::Tenths;
use nintei_survey::{ApplicationKind, CareLevel};
use proptest::prelude::*;
use serde_json::Value;

const FIGURES: &str = include_str!("../../../../assets/statistics/national.yaml");
const README: &str = include_str!("../../../../tests/transcription/national-figures.md");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A renewal decided as the 一次判定 says, 25 days after its application.
fn case() -> CountedCase {
    CountedCase {
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day("2026-11-05")),
        decided_on: day("2026-11-30"),
        primary: Some(CareLevel::Care2),
        decided: CareLevel::Care2,
        previous: Some(CareLevel::Care2),
        months: Some(36),
        eligible: ConditionVerdict::NotMet,
        simplified: false,
        panel: Some(1),
        investigator: Some(1),
    }
}

fn counted(cases: &[CountedCase]) -> BoardStatistics {
    let mut counter = StatisticsCounter::new();
    cases.iter().for_each(|case| counter.add(case));
    counter.finish(&NationalData::built_in().unwrap())
}

fn share(count: u32, of: u32, permille: Option<u32>) -> Share {
    Share { count, of, permille }
}

#[test]
fn changes_by_the_board_are_counted_among_the_cases_whose_primary_judgment_was_settled() {
    let decided = |primary, decided| CountedCase { primary, decided, ..case() };
    let found = counted(&[
        decided(Some(CareLevel::Care2), CareLevel::Care2),
        decided(Some(CareLevel::Care2), CareLevel::Care3),
        decided(Some(CareLevel::Care1), CareLevel::Support2),
        decided(None, CareLevel::Care5),
    ]);
    assert_eq!(found.all.cases, 4);
    assert_eq!(found.all.unchanged, share(1, 3, Some(333)));
    assert_eq!(found.all.heavier, share(1, 3, Some(333)));
    assert_eq!(found.all.lighter, share(1, 3, Some(333)));
    let changes: Vec<_> = found.changes.iter().map(|it| (it.primary, it.decided, it.count)).collect();
    assert_eq!(
        changes,
        [
            (CareLevel::Care1, CareLevel::Support2, 1),
            (CareLevel::Care2, CareLevel::Care2, 1),
            (CareLevel::Care2, CareLevel::Care3, 1)
        ]
    );
    let levels: Vec<_> = found.levels.iter().map(|it| (it.primary, it.decided)).collect();
    assert_eq!(levels, [(0, 0), (0, 0), (0, 1), (1, 0), (2, 1), (0, 1), (0, 0), (0, 1)]);
}

#[test]
fn days_are_a_mean_in_tenths_rounded_half_up_of_those_that_are_known() {
    let after = |days| CountedCase { decided_on: day("2026-11-05") + Days::new(days), ..case() };
    let unknown = CountedCase { applied_on: None, ..case() };
    let found = counted(&[after(30), after(31), after(31), unknown.clone()]).all;
    assert_eq!(found.mean_days, Some(Tenths::new(307)), "92 / 3 = 30.66…");
    assert_eq!(found.within_thirty, share(1, 3, Some(333)));
    let half: Vec<CountedCase> = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2].map(after).to_vec();
    assert_eq!(counted(&half).all.mean_days, Some(Tenths::new(11)), "21 / 20 = 1.05");
    let none = counted(&[unknown]).all;
    assert_eq!((none.mean_days, none.within_thirty), (None, share(0, 0, None)));
    let reversed = CountedCase { decided_on: day("2026-11-04"), ..case() };
    assert_eq!(counted(&[reversed]).all.mean_days, None, "days that cannot be are not counted");
}

#[test]
fn a_share_is_rounded_half_up_and_none_of_nothing() {
    assert_eq!(Share::of(1, 2000), share(1, 2000, Some(1)), "0.05 %");
    assert_eq!(Share::of(1, 2001), share(1, 2001, Some(0)));
    assert_eq!(Share::of(u32::MAX, u32::MAX), share(u32::MAX, u32::MAX, Some(1000)));
    assert_eq!(Share::of(0, 0), share(0, 0, None));
}

#[test]
fn periods_are_counted_by_kind_in_the_bins_of_the_national_figures() {
    let months = |kind, months| CountedCase { kind, months, ..case() };
    let renewal = Some(ApplicationKind::Renewal);
    let found = counted(&[
        months(renewal, Some(36)),
        months(renewal, Some(48)),
        months(renewal, Some(3)),
        months(renewal, Some(5)),
        months(renewal, None),
        months(Some(ApplicationKind::New), Some(12)),
        months(None, Some(12)),
    ]);
    let of = |kind| found.periods.iter().find(|it| it.kind == kind).unwrap();
    let bins: Vec<_> = of(ApplicationKind::Renewal)
        .bins
        .iter()
        .map(|bin| (bin.label.as_str(), bin.share.count, bin.share.permille, bin.national_permille))
        .collect();
    assert_eq!(
        bins,
        [
            ("6か月未満", 2, Some(500), Some(0)),
            ("6か月", 0, Some(0), Some(18)),
            ("7〜11か月", 0, Some(0), Some(0)),
            ("12か月", 0, Some(0), Some(162)),
            ("13〜23か月", 0, Some(0), Some(1)),
            ("24か月", 0, Some(0), Some(274)),
            ("25〜35か月", 0, Some(0), Some(0)),
            ("36か月", 1, Some(250), Some(544)),
            ("48か月", 1, Some(250), None),
        ]
    );
    let new = &of(ApplicationKind::New).bins;
    assert_eq!(new.len(), 4, "no longer period has a national figure or occurs");
    assert_eq!(new[3].share, share(1, 1, Some(1000)));
    assert_eq!(of(ApplicationKind::ExOfficio).bins, []);
}

#[test]
fn simplified_review_is_counted_among_the_renewals() {
    let renewal = |primary, eligible, simplified| CountedCase { primary, eligible, simplified, ..case() };
    use ConditionVerdict::{Met, NotMet, Undecidable};
    let found = counted(&[
        renewal(Some(CareLevel::Care2), Met, true),
        renewal(Some(CareLevel::Care2), Met, false),
        renewal(Some(CareLevel::Care2), NotMet, false),
        renewal(None, Undecidable, false),
        CountedCase { kind: Some(ApplicationKind::New), ..renewal(Some(CareLevel::Care2), NotMet, false) },
    ]);
    let all = &found.simplified[0];
    assert_eq!((all.level, all.eligible, all.simplified), (None, share(2, 4, Some(500)), share(1, 2, Some(500))));
    assert_eq!((all.eligible_national_permille, all.simplified_national_permille), (Some(305), Some(242)));
    let care2 = found.simplified.iter().find(|it| it.level == Some(CareLevel::Care2)).unwrap();
    assert_eq!((care2.eligible, care2.simplified), (share(2, 3, Some(667)), share(1, 2, Some(500))));
    assert_eq!(found.simplified.len(), 8);
}

fn of_investigators(sizes: &[(i64, u32)]) -> BoardStatistics {
    let mut cases = Vec::new();
    for (investigator, size) in sizes {
        for _ in 0..*size {
            cases.push(CountedCase { investigator: Some(*investigator), ..case() });
        }
    }
    counted(&cases)
}

fn shown(statistics: &BoardStatistics) -> Vec<(i64, bool)> {
    statistics.investigators.iter().map(|group| (group.id.unwrap(), group.figures.is_some())).collect()
}

#[test]
fn small_groups_of_investigators_carry_no_figures_and_do_not_follow_from_the_others() {
    assert_eq!(shown(&of_investigators(&[(1, 10), (2, 11)])), [(1, true), (2, true)]);
    let one_small = of_investigators(&[(1, 30), (2, 9), (3, 12), (4, 20)]);
    assert_eq!(shown(&one_small), [(1, true), (2, false), (3, false), (4, true)], "the next smallest hides the one");
    assert_eq!(one_small.investigators[1].cases, 9, "how many is told all the same");
    assert_eq!(shown(&of_investigators(&[(1, 30), (2, 9), (3, 1)])), [(1, true), (2, false), (3, false)]);
    assert_eq!(shown(&of_investigators(&[(1, 30), (2, 4), (3, 5)])), [(1, false), (2, false), (3, false)]);
    assert_eq!(shown(&of_investigators(&[(1, 3)])), [(1, false)]);
    assert!(one_small.panels[0].figures.is_some(), "panels are shown");
}

proptest! {
    #[test]
    fn what_the_groups_shown_leave_of_all_belongs_to_nobody_or_to_enough_cases(
        sizes in proptest::collection::vec(1u32..30, 1..12)
    ) {
        let sizes: Vec<(i64, u32)> = (1..).zip(sizes).collect();
        let found = of_investigators(&sizes);
        let hidden: u32 = found.investigators.iter().filter(|group| group.figures.is_none()).map(|it| it.cases).sum();
        let all_hidden = found.investigators.iter().all(|group| group.figures.is_none());
        prop_assert!(hidden == 0 || hidden >= found.least || all_hidden);
        for group in found.investigators.iter().filter(|group| group.figures.is_some()) {
            prop_assert!(group.cases >= found.least);
        }
    }

    #[test]
    fn every_count_adds_up_whatever_the_cases(cases in proptest::collection::vec(any_case(), 0..60)) {
        let found = counted(&cases);
        let count = u32::try_from(cases.len()).unwrap();
        prop_assert_eq!(found.all.cases, count);
        prop_assert_eq!(found.levels.iter().map(|it| it.decided).sum::<u32>(), count);
        let settled = found.all.unchanged.of;
        prop_assert_eq!(found.all.unchanged.count + found.all.heavier.count + found.all.lighter.count, settled);
        prop_assert_eq!(found.levels.iter().map(|it| it.primary).sum::<u32>(), settled);
        prop_assert_eq!(found.changes.iter().map(|it| it.count).sum::<u32>(), settled);
        prop_assert_eq!(found.panels.iter().map(|it| it.cases).sum::<u32>(), count);
        prop_assert_eq!(found.investigators.iter().map(|it| it.cases).sum::<u32>(), count);
        for periods in &found.periods {
            let of: Vec<u32> = periods.bins.iter().map(|bin| bin.share.of).collect();
            let counts: u32 = periods.bins.iter().map(|bin| bin.share.count).sum();
            prop_assert!(of.iter().all(|of| *of == counts), "{:?}", periods);
        }
    }
}

fn any_case() -> impl Strategy<Value = CountedCase> {
    let kinds = [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change, ApplicationKind::ExOfficio];
    let level = || proptest::sample::select(&CareLevel::ALL[..]);
    let maybe = |some: bool, level| some.then_some(level);
    (
        proptest::option::of(proptest::sample::select(kinds.to_vec())),
        (any::<bool>(), level(), level()),
        proptest::option::of(1u16..60),
        0u64..90,
        proptest::option::of(1i64..4),
        proptest::option::of(1i64..4),
        any::<bool>(),
    )
        .prop_map(move |(kind, (settled, primary, decided), months, days, panel, investigator, simplified)| {
            CountedCase {
                kind,
                decided_on: day("2026-11-05") + Days::new(days),
                primary: maybe(settled, primary),
                decided,
                months,
                eligible: if simplified { ConditionVerdict::Met } else { ConditionVerdict::NotMet },
                simplified,
                panel,
                investigator,
                ..case()
            }
        })
}

fn numbers(text: &str) -> Vec<u32> {
    let is_number = |part: &&str| part.contains('.') && part.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit());
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    parts.filter(is_number).filter_map(|part| part.trim_end_matches('.').replace('.', "").parse().ok()).collect()
}

fn line(part: &str) -> &str {
    README.lines().find(|line| line.contains(part)).unwrap()
}

#[test]
fn the_national_periods_are_number_by_number_the_transcription() {
    let found = counted(&[]).periods;
    let of = |kind| -> Vec<u32> {
        let bins = &found.iter().find(|it| it.kind == kind).unwrap().bins;
        bins.iter().filter_map(|bin| bin.national_permille).collect()
    };
    let (renewal, rest) = line("有効期間の分布").split_once("新規:").unwrap();
    let (new, change) = rest.split_once("変更:").unwrap();
    assert_eq!(of(ApplicationKind::Renewal), numbers(renewal));
    assert_eq!(of(ApplicationKind::New), numbers(new));
    assert_eq!(of(ApplicationKind::Change), numbers(change));
    assert_eq!(numbers(renewal).len(), 8);
}

#[test]
fn the_other_national_figures_are_number_by_number_the_transcription() {
    let national = counted(&[]).national;
    let unchanged: Vec<u32> =
        national.unchanged.iter().flat_map(|it| it.permille.iter().map(|(_, share)| *share)).collect();
    assert_eq!(unchanged, numbers(line("要介護度が変わらない者")));
    assert_eq!(unchanged.len(), 15);
    for periods in &national.unchanged {
        let months: Vec<u16> = periods.permille.iter().map(|(months, _)| *months).collect();
        assert_eq!(months, [6, 12, 24, 36, 48]);
        assert!(line("要介護度が変わらない者").contains(&periods.label));
    }
    assert_eq!(national.mean_days, Tenths::new(385));
    assert_eq!(numbers(line("申請から認定まで")), [385]);

    let source: Value =
        serde_json::from_str(include_str!("../../../../tests/transcription/simplification.json")).unwrap();
    let source = &source["national_figures_2019_03"];
    let tenths = |value: &Value| format!("{:.1}", value.as_f64().unwrap()).replace('.', "").parse::<u32>().ok();
    for row in counted(&[]).simplified {
        let level = row.level.map_or("計", |level| level.name());
        assert_eq!(row.eligible_national_permille, tenths(&source["対象"][level]), "{level}");
        assert_eq!(row.simplified_national_permille, tenths(&source["対象のうち実施"][level]), "{level}");
    }
}

#[test]
fn the_table_names_its_groups_says_what_is_hidden_and_quotes_what_names_may_hold() {
    let found = of_investigators(&[(1, 12), (2, 3), (3, 30), (4, 40)]);
    let panels = BTreeMap::from([(1, "第1\"合議体\", 甲".to_owned())]);
    let investigators = BTreeMap::from([(3, "佐藤 次郎".to_owned())]);
    let table = statistics_csv(&found, &panels, &investigators);
    let lines: Vec<&str> = table.split_terminator("\r\n").collect();
    for line in &lines {
        let fields = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap();
        assert_eq!(fields.split("\",\"").count(), 8, "{line}");
    }
    for expected in [
        "\"合議体\",\"第1\"\"合議体\"\", 甲\",\"判定\",\"85\",\"\",\"\",\"\",\"\"",
        "\"調査員\",\"2番\",\"判定\",\"3\",\"\",\"\",\"\",\"件数が少ないため示さない\"",
        "\"調査員\",\"1番\",\"判定\",\"12\",\"\",\"\",\"\",\"件数が少ないため示さない\"",
        "\"調査員\",\"佐藤 次郎\",\"一次判定のとおり\",\"30\",\"30\",\"100.0\",\"\",\"\"",
        "\"簡素化\",\"計\",\"更新のうち対象\",\"0\",\"85\",\"0.0\",\"30.5\",\"\"",
        "\"全体\",\"\",\"申請から判定までの日数の平均\",\"\",\"\",\"\",\"\",\"25.0\"",
        "\"全体\",\"\",\"申請から判定までの日数の全国平均\",\"\",\"\",\"\",\"\",\"38.5\"",
    ] {
        assert!(lines.contains(&expected), "{expected} in {table}");
    }
}

#[track_caller]
fn unsound(from: &str, to: &str, word: &str) {
    assert!(FIGURES.contains(from), "the figures have no {from}");
    let error = NationalData::read(&FIGURES.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(word), "{error} should say {word}");
}

#[test]
fn unsound_figures_are_refused_with_place_and_cause() {
    unsound("最短: 7, 最長: 11", "最短: 8, 最長: 11", "前の期間に続いていない");
    unsound("最長: 65535", "最長: 60", "終わりがある");
    unsound("54.4%", "54%", "100.0%まで");
    unsound("54.4%", "154.4%", "100.0%まで");
    unsound("38.5日", "38.5", "日数");
    unsound("区分: 要支援1", "区分: 要支援0", "要支援0");
}
