//! 簡素化 and 有効期間 line by line, notes to be rewritten, the record sheet.

mod common;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use common::{Tables, tables};
use nintei_board::ConditionVerdict;
use nintei_survey::{ApplicationKind, VagueWords};
use nintei_training::{
    IssueArea, LineVerdict, NoteCourse, NoteCourseError, RECORD_SHEET_COLUMNS, RecordSheet, RecordSheetRow,
    ReviewCause, ReviewEntry, ReviewExercise, ReviewFilled, ReviewKey, ReviewLine, ReviewRules, mark_review,
    vague_words,
};

fn board() -> &'static ReviewRules {
    static RULES: std::sync::OnceLock<ReviewRules> = std::sync::OnceLock::new();
    RULES.get_or_init(|| ReviewRules::built_in().unwrap())
}

fn drawn(seed: u64) -> (ReviewExercise, ReviewKey) {
    let exercise = ReviewExercise::draw(seed, &tables().rules, board()).unwrap();
    let key = board().key(&exercise).unwrap();
    (exercise, key)
}

fn right(key: &ReviewKey) -> ReviewFilled {
    let mut filled = ReviewFilled::default();
    for line in ReviewLine::ALL {
        filled.set(line, key.entry(line).unwrap());
    }
    filled
}

fn day(day: NaiveDate) -> ReviewEntry {
    ReviewEntry::Day { day }
}

/// Every kind of wrong entry for a line.
fn wrong(exercise: &ReviewExercise, key: &ReviewKey, line: ReviewLine) -> Vec<ReviewEntry> {
    let entries = match key.entry(line).unwrap() {
        ReviewEntry::Verdict { .. } => [ConditionVerdict::Met, ConditionVerdict::NotMet, ConditionVerdict::Undecidable]
            .map(|verdict| ReviewEntry::Verdict { verdict })
            .to_vec(),
        ReviewEntry::Months { months } => {
            [months + 1, 36, 48, 12, 6, 3].map(|months| ReviewEntry::Months { months }).to_vec()
        }
        ReviewEntry::Day { day: right } => {
            let previous = exercise.previous.as_ref().and_then(|previous| previous.to);
            let days = [Some(right + Days::new(1)), Some(exercise.applied_on), Some(exercise.decided_on), previous];
            days.into_iter().flatten().map(day).collect()
        }
    };
    entries.into_iter().filter(|entry| Some(*entry) != key.entry(line)).collect()
}

#[test]
fn for_a_thousand_seeds_the_key_is_right_and_every_slip_is_named_at_its_line() {
    let mut kinds = BTreeSet::new();
    let mut eligible = BTreeSet::new();
    for seed in 0..1000 {
        let (exercise, key) = drawn(seed);
        kinds.insert(exercise.kind.name());
        eligible.insert(key.simplification.eligible.name());
        let filled = right(&key);
        let marking = mark_review(&exercise, &key, &filled);
        assert!(marking.lines.iter().all(|line| line.verdict == LineVerdict::Right), "{seed}: {marking:?}");
        for (position, line) in ReviewLine::ALL.into_iter().enumerate() {
            for entry in wrong(&exercise, &key, line) {
                let mut slipped = filled.clone();
                slipped.set(line, entry);
                let marking = mark_review(&exercise, &key, &slipped);
                assert_eq!(marking.first_wrong, Some(position), "{seed} {line} {entry:?}");
                let wrong = &marking.lines[position];
                assert!(wrong.cause.is_some() && wrong.sentence.as_ref().unwrap().ends_with('。'), "{wrong:?}");
                let others = marking.lines.iter().filter(|other| other.verdict == LineVerdict::Wrong).count();
                assert_eq!(others, 1, "{seed} {line} {entry:?}");
            }
        }
    }
    assert_eq!((kinds.len(), eligible.len()), (3, 2), "{kinds:?} {eligible:?}");
}

#[test]
fn the_edges_of_the_conditions_come_often() {
    let mut exactly_three = 0;
    let mut twelve_months = 0;
    for seed in 0..1000 {
        let (exercise, _) = drawn(seed);
        let to_boundary = [250, 320, 500, 700, 900, 1100].map(|boundary| boundary - exercise.total.count());
        exactly_three += usize::from(to_boundary.contains(&30));
        twelve_months += usize::from(exercise.previous.is_some_and(|previous| previous.months == Some(12)));
    }
    assert!(exactly_three > 50 && twelve_months > 100, "{exactly_three} {twelve_months}");
}

#[test]
fn the_usual_slips_with_dates_are_told_apart() {
    let mut found = BTreeSet::new();
    for seed in 0..300 {
        let (exercise, key) = drawn(seed);
        let cause = |line: ReviewLine, entry: ReviewEntry| {
            let mut filled = right(&key);
            filled.set(line, entry);
            let marking = mark_review(&exercise, &key, &filled);
            marking.lines.into_iter().find(|marked| marked.id == line).unwrap().cause
        };
        let start = key.period.effective_on;
        if exercise.kind == ApplicationKind::Renewal {
            let to = exercise.previous.as_ref().unwrap().to.unwrap();
            assert_eq!(cause(ReviewLine::Start, day(to)), Some(ReviewCause::LastDayOfPrevious));
            assert_eq!(cause(ReviewLine::Start, day(exercise.applied_on)), Some(ReviewCause::ApplicationDay));
            found.insert("renewal");
        } else if start != key.end && chrono::Datelike::day(&start) > 1 {
            // Whoever counts the months from the month of application on ends a month early.
            let early = key.period.ends.iter().find(|end| end.months + 1 == exercise.months);
            if let Some(early) = early {
                assert_eq!(cause(ReviewLine::End, day(early.last_day)), Some(ReviewCause::OddDays), "{seed}");
                found.insert("odd days");
            }
        }
        if let Some(late) = key.period.ends.iter().find(|end| end.months == exercise.months + 1) {
            assert_eq!(cause(ReviewLine::End, day(late.last_day)), Some(ReviewCause::MonthTooLong), "{seed}");
            found.insert("too long");
        }
        assert_eq!(cause(ReviewLine::End, day(key.end + Days::new(3))), Some(ReviewCause::NotEndOfMonth));
    }
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn the_last_day_counted_from_a_wrong_first_day_is_a_follow_on() {
    let (exercise, key) = (0..).map(drawn).find(|(exercise, _)| exercise.kind == ApplicationKind::Renewal).unwrap();
    let mut filled = right(&key);
    filled.set(ReviewLine::Start, day(exercise.applied_on));
    let own = nintei_board::last_day(exercise.applied_on, exercise.months).unwrap();
    filled.set(ReviewLine::End, day(own));
    let marking = mark_review(&exercise, &key, &filled);
    let verdicts: Vec<LineVerdict> = marking.lines.iter().skip(7).map(|line| line.verdict).collect();
    let expected =
        [LineVerdict::Wrong, LineVerdict::Right, LineVerdict::Right, LineVerdict::Right, LineVerdict::FollowOn];
    assert_eq!(verdicts, expected);
    for line in ReviewLine::ALL {
        assert_eq!(line.to_string().parse(), Ok(line));
    }
    let text = serde_json::to_string(&filled).unwrap();
    assert_eq!(serde_json::from_str::<ReviewFilled>(&text).unwrap(), filled);
}

#[test]
fn the_weak_notes_fail_what_they_say_they_fail() {
    let Tables { form, .. } = tables();
    let course = NoteCourse::built_in(form).unwrap();
    let words = VagueWords::built_in(form).unwrap();
    assert!(course.notice.contains("架空"));
    assert_eq!(course.checklist.len(), 5);
    assert!(course.cases.len() >= 8);
    for case in &course.cases {
        let found = vague_words(&words, &case.weak);
        let said = case.fails.iter().any(|name| name == "あいまいな語なし");
        assert_eq!(!found.is_empty(), said, "{}: {found:?}", case.id);
        for told in &case.situation {
            assert_eq!(vague_words(&words, told), [], "{}: {told}", case.id);
        }
    }
    let picked: BTreeSet<&str> = (0..200).filter_map(|seed| course.pick(seed)).map(|case| case.id.as_str()).collect();
    assert_eq!(picked.len(), course.cases.len(), "each comes");
    assert_eq!(course.pick(5), course.pick(5));
}

#[test]
fn a_case_that_does_not_fit_the_form_is_refused_by_its_number() {
    let Tables { form, .. } = tables();
    let text = include_str!("../../../../assets/training/notes.yaml");
    for (from, to, cause) in [
        ("項目: 2-2", "項目: 9-9", "項目9-9は調査票にない"),
        ("回答: 一部介助", "回答: 少しの介助", "選択肢にない"),
        ("足りないもの: [選択根拠, 手間, 頻度, あいまいな語なし]", "足りないもの: [長さ]", "「長さ」は点検にない"),
        ("足りないもの: [選択根拠, 手間, 頻度, あいまいな語なし]", "足りないもの: []", "空である"),
    ] {
        assert!(text.contains(from), "{from}");
        let refused = NoteCourse::read(&text.replacen(from, to, 1), form).unwrap_err();
        assert!(refused.to_string().contains("設例「N01」") && refused.to_string().contains(cause), "{refused}");
    }
    let refused = NoteCourse::read("断り: [", form).unwrap_err();
    assert!(matches!(refused, NoteCourseError::Unreadable { .. }) && refused.code() == "note-course-unreadable");
}

#[test]
fn a_record_sheet_is_read_as_it_was_written_and_keeps_no_blank_row() {
    let mut sheet = RecordSheet { insurer: "架空市".to_owned(), ..RecordSheet::default() };
    let row = RecordSheetRow { issue: "特記事項に頻度がない".to_owned(), ..RecordSheetRow::default() };
    sheet.set(IssueArea::Survey, row.clone());
    sheet.set(IssueArea::Other, RecordSheetRow { memo: " \n".to_owned(), ..RecordSheetRow::default() });
    assert_eq!(sheet.rows.len(), 1);
    let text = serde_json::to_string(&sheet).unwrap();
    assert_eq!(serde_json::from_str::<RecordSheet>(&text).unwrap(), sheet);
    assert!(serde_json::from_str::<RecordSheet>(r#"{"surprise": 1}"#).is_err());
    assert_eq!((sheet.row(IssueArea::Survey), sheet.row(IssueArea::Secretariat).is_blank()), (row.clone(), true));
    assert_eq!(row.texts().len(), RECORD_SHEET_COLUMNS.len());
    let names: Vec<&str> = IssueArea::ALL.iter().map(|area| area.name()).collect();
    assert_eq!(names, ["①認定調査", "②主治医意見書", "③審査手順", "④事務局", "⑤その他"]);
}

#[test]
fn a_record_sheet_that_holds_too_much_is_refused_by_row_and_column() {
    let mut sheet = RecordSheet { insurer: "架空市".to_owned(), ..RecordSheet::default() };
    let longest = "あ".repeat(RecordSheet::CELL_LIMIT);
    let row = RecordSheetRow { results_and_remaining: longest.clone(), ..RecordSheetRow::default() };
    sheet.set(IssueArea::Secretariat, row.clone());
    assert_eq!(sheet.check(), Ok(()));
    sheet.set(IssueArea::Secretariat, RecordSheetRow { results_and_remaining: format!("{longest}い"), ..row });
    let refused = sheet.check().unwrap_err();
    assert_eq!(refused.code(), "record-sheet-cell-too-long");
    assert_eq!(
        refused.to_string(),
        "④事務局の「取組の成果及び残されている課題」は2001文字です。2000文字以内に縮めてください。"
    );
    sheet.insurer = "市".repeat(RecordSheet::INSURER_LIMIT + 1);
    assert_eq!(sheet.check().unwrap_err().code(), "record-sheet-insurer-too-long");
}
