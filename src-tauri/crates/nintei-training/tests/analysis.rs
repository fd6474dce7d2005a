//! 業務分析データ: the answers are computed from the figures, and every known mistake is named at its question.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;
use nintei_board::{BoardStatistics, ConditionVerdict, CountedCase, NationalData, StatisticsCounter};
use nintei_survey::{ApplicationKind, CareLevel};
use nintei_training::{
    AnalysisAnswerKind, AnalysisCause, AnalysisEntry, AnalysisError, AnalysisExercise, AnalysisFilled, AnalysisMarking,
    AnalysisQuestion, LineVerdict, mark_analysis,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const SEEDS: u64 = 1000;

fn national() -> &'static NationalData {
    static NATIONAL: OnceLock<NationalData> = OnceLock::new();
    NATIONAL.get_or_init(|| NationalData::built_in().unwrap())
}

fn drawn(seed: u64) -> AnalysisExercise {
    AnalysisExercise::draw(seed, national())
}

fn right(exercise: &AnalysisExercise) -> AnalysisFilled {
    AnalysisFilled(exercise.questions.iter().map(|question| (question.id.clone(), question.answer())).collect())
}

fn marked_with(exercise: &AnalysisExercise, id: &str, entry: AnalysisEntry) -> AnalysisMarking {
    let mut filled = right(exercise);
    filled.0.insert(id.to_owned(), entry);
    mark_analysis(exercise, &filled)
}

fn cause_of(exercise: &AnalysisExercise, id: &str, entry: AnalysisEntry) -> Option<AnalysisCause> {
    let marking = marked_with(exercise, id, entry);
    marking.lines.into_iter().find(|line| line.id == id).unwrap().cause
}

fn question<'a>(exercise: &'a AnalysisExercise, id: &str) -> Option<&'a AnalysisQuestion> {
    exercise.questions.iter().find(|question| question.id == id)
}

fn tenths(entry: AnalysisEntry) -> i64 {
    match entry {
        AnalysisEntry::Tenths { value } => value,
        AnalysisEntry::Count { .. } | AnalysisEntry::Choice { .. } => panic!("{entry:?}"),
    }
}

/// Wrong answers of every kind to a question: near, far, reversed, the rest, of another kind, every other option, and
/// every figure that stands in the tables.
fn wrong(exercise: &AnalysisExercise, question: &AnalysisQuestion) -> BTreeSet<AnalysisEntry> {
    let mut entries = BTreeSet::from([
        AnalysisEntry::Tenths { value: 12_345 },
        AnalysisEntry::Count { value: 99_999 },
        AnalysisEntry::Choice { option: 99 },
    ]);
    match question.answer() {
        AnalysisEntry::Tenths { value } => {
            let figures = exercise.statistics.simplified.iter().take(3).flat_map(|row| {
                [row.eligible.permille, row.eligible_national_permille, row.simplified.permille].into_iter().flatten()
            });
            let near = [value + 1, value - 1, value + 10, -value, 1000 - value];
            entries.extend(near.into_iter().chain(figures.map(i64::from)).map(|value| AnalysisEntry::Tenths { value }));
        }
        AnalysisEntry::Count { value } => {
            entries.extend([value + 1, value + 100, value / 2].map(|value| AnalysisEntry::Count { value }));
        }
        AnalysisEntry::Choice { .. } => entries.extend((0..9).map(|option| AnalysisEntry::Choice { option })),
    }
    entries.remove(&question.answer());
    entries
}

#[test]
fn for_a_thousand_seeds_every_wrong_answer_is_named_at_its_question() {
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut causes = BTreeSet::new();
    for seed in 0..SEEDS {
        let exercise = drawn(seed);
        let marking = mark_analysis(&exercise, &right(&exercise));
        assert!(marking.complete && marking.lines.iter().all(|line| line.verdict == LineVerdict::Right), "{seed}");
        for (position, question) in exercise.questions.iter().enumerate() {
            *asked.entry(question.id.clone()).or_default() += 1;
            for entry in wrong(&exercise, question) {
                let marking = marked_with(&exercise, &question.id, entry);
                assert_eq!(marking.first_wrong, Some(position), "{seed} {} {entry:?}", question.id);
                assert!(!marking.complete);
                let line = &marking.lines[position];
                let sentence = line.sentence.as_ref().unwrap();
                assert!(
                    sentence.starts_with(&format!("問{}: ", position + 1)) && sentence.ends_with('。'),
                    "{sentence}"
                );
                causes.insert(line.cause.unwrap());
                let others = marking.lines.iter().filter(|line| line.verdict == LineVerdict::Wrong).count();
                assert_eq!(others, 1);
            }
        }
    }
    assert_eq!(asked.len(), 12, "{asked:?}");
    assert!(asked.values().all(|times| *times > 800), "{asked:?}");
    for cause in [
        AnalysisCause::SignReversed,
        AnalysisCause::OtherDenominator,
        AnalysisCause::NationalColumn,
        AnalysisCause::OwnColumn,
        AnalysisCause::OtherRow,
        AnalysisCause::OtherColumn,
        AnalysisCause::Complement,
        AnalysisCause::Rounding,
        AnalysisCause::OtherKind,
        AnalysisCause::Plain,
    ] {
        assert!(causes.contains(&cause), "{cause:?} never comes");
    }
}

#[test]
fn the_sentences_never_tell_the_right_answer() {
    for seed in 0..200 {
        let exercise = drawn(seed);
        for question in &exercise.questions {
            if !matches!(question.answer(), AnalysisEntry::Tenths { .. }) {
                continue;
            }
            let said = question.answer_in_words();
            for entry in wrong(&exercise, question) {
                let marking = marked_with(&exercise, &question.id, entry);
                let sentence = marking.lines.into_iter().find_map(|line| line.sentence).unwrap();
                assert!(!sentence.contains(&said), "{said}: {sentence}");
            }
        }
    }
}

fn primary_or_decided(exercise: &AnalysisExercise, of: fn(&nintei_board::LevelCount) -> u32, from: CareLevel) -> i64 {
    let levels = &exercise.statistics.levels;
    let all: u32 = levels.iter().map(of).sum();
    let some: u32 = levels.iter().filter(|row| row.level >= from).map(of).sum();
    i64::from((some * 2000 + all) / (all * 2))
}

#[test]
fn the_usual_mistakes_with_shares_are_told_apart() {
    let mut found = BTreeMap::new();
    for seed in 0..200 {
        let exercise = drawn(seed);
        let statistics = &exercise.statistics;
        let mut expect = |id: &str, value: i64, cause: AnalysisCause| {
            if question(&exercise, id).is_some_and(|question| tenths(question.answer()) != value) {
                let named = cause_of(&exercise, id, AnalysisEntry::Tenths { value });
                *found.entry((id.to_owned(), cause)).or_insert(0) += usize::from(named == Some(cause));
            }
        };
        let all = &statistics.simplified[0];
        expect("simplified-of-renewals", i64::from(all.simplified.permille.unwrap()), AnalysisCause::OtherDenominator);
        let cut_off = i64::from(all.simplified.count * 1000 / all.eligible.of);
        expect("simplified-of-renewals", cut_off, AnalysisCause::Rounding);
        for id in ["heavier-than-lighter", "period-beside-national", "eligible-beside-national"] {
            let answer = question(&exercise, id).map(|question| tenths(question.answer())).unwrap_or_default();
            expect(id, -answer, AnalysisCause::SignReversed);
        }
        let national = i64::from(statistics.national.mean_days.count());
        expect("days-beside-national", national, AnalysisCause::NationalColumn);
        let own = i64::from(statistics.all.mean_days.unwrap().count());
        expect("days-beside-national", own, AnalysisCause::OwnColumn);
        for from in CareLevel::ALL {
            let text = format!("二次判定で{from}以上");
            if question(&exercise, "at-least-level").is_some_and(|question| question.text.starts_with(&text)) {
                let primary = primary_or_decided(&exercise, |row| row.primary, from);
                expect("at-least-level", primary, AnalysisCause::OtherColumn);
            }
        }
    }
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(found.values().all(|times| *times >= 60), "{found:?}");
}

#[test]
fn the_answers_agree_with_the_tables() {
    for seed in 0..200 {
        let exercise = drawn(seed);
        let statistics = &exercise.statistics;
        let answer = |id: &str| question(&exercise, id).map(AnalysisQuestion::answer);
        let all = &statistics.all;
        let difference = i64::from(all.heavier.permille.unwrap()) - i64::from(all.lighter.permille.unwrap());
        assert_eq!(answer("heavier-than-lighter"), Some(AnalysisEntry::Tenths { value: difference }));
        let late = all.within_thirty.of - all.within_thirty.count;
        assert_eq!(answer("later-than-thirty-days"), Some(AnalysisEntry::Count { value: late }));
        let days = all.mean_days.unwrap() - statistics.national.mean_days;
        assert_eq!(answer("days-beside-national"), Some(AnalysisEntry::Tenths { value: i64::from(days.count()) }));
        if let Some(AnalysisEntry::Choice { option }) = answer("panel-heavier") {
            let shares: Vec<u32> = statistics
                .panels
                .iter()
                .map(|panel| panel.figures.as_ref().unwrap().heavier.permille.unwrap())
                .collect();
            assert_eq!(shares.iter().max(), shares.get(usize::from(option)));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_office_and_it_looks_like_one() {
    let mut sooner = 0;
    let mut heavier = 0;
    for seed in 0..200 {
        let exercise = drawn(seed);
        assert_eq!(exercise, drawn(seed));
        let BoardStatistics { all, levels, national, .. } = &exercise.statistics;
        assert!((240..500).contains(&all.cases), "{}", all.cases);
        assert!(all.unchanged.permille.unwrap() > 600, "{all:?}");
        assert!(levels.iter().filter(|row| row.decided > 0).count() >= 7, "{levels:?}");
        sooner += usize::from(all.mean_days.unwrap() < national.mean_days);
        heavier += usize::from(all.heavier.count > all.lighter.count);
    }
    assert!((40..160).contains(&sooner), "{sooner} of 200 offices are sooner than the country");
    assert!((120..200).contains(&heavier), "{heavier} of 200 offices decide heavier more often than lighter");
    assert_ne!(drawn(1).statistics, drawn(2).statistics);
}

#[test]
fn the_first_seeds_give_the_questions_on_record() {
    let in_lines = |exercise: &AnalysisExercise| {
        let lines = exercise.questions.iter().map(|question| {
            format!("{} ＝ {}（{}）\n", question.text, question.answer_in_words(), question.reckoning())
        });
        lines.collect::<String>()
    };
    let mut record = String::from(
        "# 種から引いた架空市の業務分析データの問いと答え。一行でも変わると、同じ番号が別の問題になる。\n",
    );
    for seed in 0..2 {
        record.push_str(&format!("種 {seed}\n{}", in_lines(&drawn(seed))));
    }
    let mut digest = Sha256::new();
    for seed in 0..100 {
        let exercise = drawn(seed);
        digest.update(in_lines(&exercise));
        digest.update(nintei_board::statistics_csv(&exercise.statistics, &BTreeMap::new(), &BTreeMap::new()));
    }
    let digest: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    record.push_str(&format!("0-99 sha256 {digest}\n"));
    let kept = include_str!("../../../../tests/training/first-analyses.txt");
    assert_eq!(record, kept, "what a seed means has changed");
}

#[test]
fn the_window_is_not_told_the_answers() {
    let shown = serde_json::to_value(drawn(5)).unwrap();
    for question in shown["questions"].as_array().unwrap() {
        let fields: Vec<&String> = question.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["id", "kind", "text", "where_to_look"], "a new field might hold the answer");
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
}

fn office(cases: u32) -> BoardStatistics {
    let mut counter = StatisticsCounter::new();
    for no in 0..cases {
        counter.add(&CountedCase {
            kind: Some(if no % 3 == 0 { ApplicationKind::New } else { ApplicationKind::Renewal }),
            applied_on: Some(day(1)),
            decided_on: day(28),
            primary: Some(CareLevel::Care1),
            decided: if no % 4 == 0 { CareLevel::Care2 } else { CareLevel::Care1 },
            previous: None,
            months: Some(if no % 2 == 0 { 12 } else { 24 }),
            eligible: if no % 5 == 0 { ConditionVerdict::Met } else { ConditionVerdict::NotMet },
            simplified: no % 10 == 0,
            panel: Some(1),
            investigator: None,
        });
    }
    counter.finish(national())
}

#[test]
fn an_office_of_its_own_needs_ten_cases_and_is_asked_what_its_figures_hold() {
    let refused = AnalysisExercise::of_office(office(9), day(1), day(30)).unwrap_err();
    assert_eq!(refused, AnalysisError::TooFew { cases: 9, least: 10 });
    assert_eq!(refused.to_string(), "この期間の判定は9件です。問題にするには10件以上必要です。期間を広げてください。");
    let exercise = AnalysisExercise::of_office(office(40), day(1), day(30)).unwrap();
    assert!(exercise.questions.len() >= 7, "{:?}", exercise.questions);
    assert_eq!(exercise, AnalysisExercise::of_office(office(40), day(1), day(30)).unwrap());
    assert!(mark_analysis(&exercise, &right(&exercise)).complete);
    assert_eq!((exercise.task().as_str(), drawn(5).task().as_str()), ("analysis/office", "analysis/5"));
    assert!(question(&exercise, "panel-heavier").is_none(), "the names of panels are not part of the figures");
    assert!(
        mark_analysis(&exercise, &AnalysisFilled::default())
            .lines
            .iter()
            .all(|line| { line.verdict == LineVerdict::NotFilled && line.sentence.is_none() })
    );
}

#[test]
fn typed_answers_are_read_as_people_write_them() {
    let read = |text: &str, kind: AnalysisAnswerKind| AnalysisEntry::read(text, &kind);
    let tenths = |value: i64| Ok(AnalysisEntry::Tenths { value });
    for (text, value) in [
        ("12.3", 123),
        ("１２．３％", 123),
        (" 7 ", 70),
        ("-4.5", -45),
        ("－４．５ポイント", -45),
        ("▲0.4", -4),
        ("+3.1", 31),
    ] {
        assert_eq!(read(text, AnalysisAnswerKind::Points), tenths(value), "{text}");
    }
    assert_eq!(read("38.5日", AnalysisAnswerKind::Days), tenths(385));
    assert_eq!(read("12.3パーセント", AnalysisAnswerKind::Percent), tenths(123));
    assert_eq!(read("1,048件", AnalysisAnswerKind::Count), Ok(AnalysisEntry::Count { value: 1048 }));
    for (text, code) in [("", "unreadable"), ("12.34", "unreadable"), ("多い", "unreadable"), ("1.2.3", "unreadable")]
    {
        let refused = read(text, AnalysisAnswerKind::Percent).unwrap_err();
        assert_eq!(refused.code(), format!("analysis-entry-{code}"), "{text}");
        assert!(refused.to_string().contains(&format!("「{text}」")));
    }
    assert_eq!(read("4.5", AnalysisAnswerKind::Count).unwrap_err().code(), "analysis-entry-no-count");
    let choice = AnalysisAnswerKind::Choice { options: vec!["要介護1".to_owned()] };
    assert_eq!(read("要介護1", choice).unwrap_err().code(), "analysis-entry-no-option");
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_and_a_printed_answer_is_read_back(text in any::<String>(), seed in 0u64..500) {
        for kind in [AnalysisAnswerKind::Percent, AnalysisAnswerKind::Days, AnalysisAnswerKind::Count] {
            if let Err(refused) = AnalysisEntry::read(&text, &kind) {
                prop_assert!(refused.to_string().ends_with('。'));
            }
        }
        for question in &drawn(seed).questions {
            if !matches!(question.kind, AnalysisAnswerKind::Choice { .. }) {
                let read = AnalysisEntry::read(&question.answer_in_words(), &question.kind);
                prop_assert_eq!(read, Ok(question.answer()));
            }
        }
    }
}
