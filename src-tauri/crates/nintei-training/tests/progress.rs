//! What is kept of markings, and what a learner and a class have come to.

mod common;

use std::collections::BTreeSet;

use common::slips::number;
use common::{Tables, drawn, tables};
use nintei_board::NationalData;
use nintei_judgment::Tenths;
use nintei_training::{
    AnalysisEntry, AnalysisExercise, AnalysisFilled, Attempt, Cause, ClassSheet, ExerciseKind, Filled, LearnerOnSheet,
    LineId, Preset, ReviewExercise, ReviewFilled, ReviewLine, ReviewRules, class_csv, class_sheet, filled_by_key, mark,
    mark_analysis, mark_review, progress, task_of_kept,
};
use proptest::prelude::*;

fn attempt(kind: ExerciseKind, task: &str, right: u32, cause: Option<&str>) -> Attempt {
    Attempt {
        kind,
        task: task.to_owned(),
        title: format!("課題 {task}"),
        lines: 10,
        filled: 10,
        right,
        first_wrong: cause.map(|_| format!("{right}番目の行")),
        cause: cause.map(str::to_owned),
        hints: [0, 0, 0],
        complete: right == 10,
    }
}

fn calculation(task: &str, right: u32, cause: Option<&str>) -> Attempt {
    attempt(ExerciseKind::Calculation, task, right, cause)
}

fn learner(number: u32, name: &str, attempts: Vec<Attempt>) -> LearnerOnSheet {
    LearnerOnSheet { number, name: name.to_owned(), attempts }
}

#[test]
fn a_marked_worksheet_is_kept_with_its_first_wrong_line_and_cause_in_words() {
    let Tables { rules, .. } = tables();
    let exercise = drawn(Preset::D1, 120_345);
    let kept = |filled: &Filled, hints| {
        let marking = mark(&exercise, rules, filled);
        Attempt::of_calculation(&marking, rules, exercise.task().unwrap(), exercise.title(), hints)
    };
    let key = filled_by_key(&exercise, rules);
    let right = kept(&key, [0, 0, 0]);
    assert!(right.complete && right.right == right.lines && right.filled == right.lines && right.lines > 40);
    assert_eq!((right.task.as_str(), right.title.as_str()), ("D1/120345", "D1 課題120345"));
    assert_eq!((right.first_wrong, right.cause), (None, None));

    let mut filled = key.clone();
    let sum: LineId = "sum/2".parse().unwrap();
    filled.clear(&sum);
    filled.set("points/2-1".parse().unwrap(), number(Tenths::new(999)));
    let wrong = kept(&filled, [2, 1, 0]);
    assert_eq!(wrong.first_wrong.as_deref(), Some("2-1の得点"));
    assert_eq!(wrong.cause.as_deref(), Some(Cause::Plain.name()));
    assert_eq!((wrong.filled, wrong.right, wrong.complete), (wrong.lines - 1, wrong.lines - 2, false));
    assert_eq!(wrong.hints, [2, 1, 0]);
    let text = serde_json::to_string(&wrong).unwrap();
    assert_eq!(serde_json::from_str::<Attempt>(&text).unwrap(), wrong);
    assert_eq!(task_of_kept(4), "kept/4");
}

#[test]
fn marked_exercises_on_the_board_are_kept_the_same_way() {
    let board = ReviewRules::built_in().unwrap();
    let review = ReviewExercise::draw(77, &tables().rules, &board).unwrap();
    let key = board.key(&review).unwrap();
    let mut filled = ReviewFilled::default();
    for line in ReviewLine::ALL {
        filled.set(line, key.entry(line).unwrap());
    }
    let kept = Attempt::of_review(&mark_review(&review, &key, &filled), &review, [0; 3]);
    assert_eq!((kept.kind, kept.task.as_str(), kept.lines, kept.right), (ExerciseKind::Review, "review/77", 12, 12));
    assert!(kept.complete);
    let half = Attempt::of_review(&mark_review(&review, &key, &ReviewFilled::default()), &review, [0; 3]);
    assert_eq!((half.filled, half.complete), (0, false));

    let analysis = AnalysisExercise::draw(5, &NationalData::built_in().unwrap());
    let mut filled = AnalysisFilled::default();
    filled.0.insert(analysis.questions[1].id.clone(), AnalysisEntry::Count { value: 99_999 });
    let kept = Attempt::of_analysis(&mark_analysis(&analysis, &filled), &analysis, [0; 3]);
    assert_eq!((kept.kind, kept.task.as_str()), (ExerciseKind::Analysis, "analysis/5"));
    assert_eq!((kept.first_wrong.as_deref(), kept.filled, kept.right), (Some("問2"), 1, 0));
    assert!(kept.cause.is_some());
}

#[test]
fn progress_tells_the_best_marking_of_each_task_in_the_order_first_tried() {
    let mut second = calculation("D3/1", 8, Some("足し忘れ"));
    second.hints = [2, 1, 0];
    let attempts = [
        calculation("D3/1", 9, Some("繰り上がりの誤り")),
        attempt(ExerciseKind::Review, "review/7", 10, None),
        second,
        calculation("D3/1", 10, None),
        attempt(ExerciseKind::Review, "review/7", 4, None),
    ];
    let found = progress(&attempts);
    let [first, review] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((first.task.as_str(), first.attempts, first.best_right, first.lines), ("D3/1", 3, 10, 10));
    assert!(first.complete && !first.first_right_at_once);
    assert_eq!((first.hints, first.last_cause.as_deref()), (3, Some("足し忘れ")));
    assert!(review.complete && review.first_right_at_once, "what was complete once stays so");
    assert_eq!((review.attempts, review.best_right), (2, 10));
    assert_eq!(progress(&[]), []);
}

#[test]
fn the_sheet_of_a_class_tells_what_it_finds_hard() {
    let (carry, left_out) = (Some("繰り上がりの誤り"), Some("足し忘れ"));
    let class = [
        learner(3, "架空　花子", vec![calculation("D1/1", 5, left_out), calculation("D1/1", 5, left_out)]),
        learner(1, "", vec![calculation("D1/1", 6, carry), calculation("D1/2", 6, left_out)]),
        learner(2, "架空　太郎", Vec::new()),
    ];
    let ClassSheet { learners, causes, lines } = class_sheet(&class);
    let numbers: Vec<u32> = learners.iter().map(|learner| learner.number).collect();
    assert_eq!(numbers, [3, 1, 2], "as they were given");
    let begun: Vec<u32> = learners[1].kinds.iter().map(|kind| kind.begun).collect();
    assert_eq!(begun, [2, 0, 0]);
    assert_eq!(learners[0].cause.as_deref(), left_out);
    assert_eq!((learners[2].attempts, learners[2].cause.as_deref()), (0, None));
    let told: Vec<(&str, u32, u32)> =
        causes.iter().map(|found| (found.cause.as_str(), found.count, found.learners)).collect();
    assert_eq!(told, [("足し忘れ", 3, 2), ("繰り上がりの誤り", 1, 1)]);
    let told: Vec<(&str, u32)> = lines.iter().map(|found| (found.line.as_str(), found.count)).collect();
    assert_eq!(told, [("5番目の行", 2), ("6番目の行", 2)]);
}

/// The cells of a table whose every cell is in quotes.
fn cells(table: &str) -> Vec<Vec<String>> {
    let rows = table.strip_prefix('"').and_then(|table| table.strip_suffix("\"\r\n")).unwrap().split("\"\r\n\"");
    let row = |row: &str| row.split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect();
    rows.map(row).collect()
}

#[test]
fn the_table_of_a_class_without_names_holds_no_name() {
    let class = [
        learner(
            1,
            "架空　花子",
            vec![calculation("D1/1", 10, None), attempt(ExerciseKind::Review, "review/2", 3, None)],
        ),
        learner(2, "架空　太郎", Vec::new()),
    ];
    let with = class_csv(&class, true);
    let rows = cells(&with);
    assert_eq!(rows.len(), 4, "{with}");
    assert!(rows.iter().all(|row| row.len() == 12), "{with}");
    assert_eq!(
        rows[1],
        ["1", "架空　花子", "基準時間の手計算", "課題 D1/1", "1", "10", "10", "100.0", "0", "○", "○", ""]
    );
    assert_eq!(rows[2][7], "30.0");
    assert_eq!((rows[3][0].as_str(), rows[3][1].as_str(), rows[3][4].as_str()), ("2", "架空　太郎", ""));
    let without = class_csv(&class, false);
    assert!(!without.contains("花子") && !without.contains("太郎"), "{without}");
    assert_eq!(cells(&without).len(), 4);
}

#[test]
fn a_cell_that_a_spreadsheet_would_reckon_is_made_a_text() {
    let mut formula = calculation("kept/1", 3, None);
    formula.title = "=HYPERLINK(\"http://example.com\")".to_owned();
    let table = class_csv(&[learner(1, "+81", vec![formula])], true);
    assert!(table.contains("\"'+81\"") && table.contains("\"'=HYPERLINK(\"\"http"), "{table}");
}

proptest! {
    #[test]
    fn no_name_whatever_it_is_gets_into_the_table_without_names(
        names in prop::collection::vec("[ぁ-んァ-ヶ一-龠a-zA-Z=+@\",\r\n-]{4,12}", 1..4),
        right in 0u32..=10,
    ) {
        let class: Vec<LearnerOnSheet> =
            names.iter().zip(1..).map(|(name, number)| learner(number, name, vec![calculation("D1/1", right, None)])).collect();
        let table = class_csv(&class, false);
        prop_assert!(table == class_csv(&class.iter().map(|of| learner(of.number, "", of.attempts.clone())).collect::<Vec<_>>(), false));
        prop_assert_eq!(table.matches("\r\n").count(), 1 + class.len());
        // With names, every name is one cell.
        let with = class_csv(&class, true);
        for name in &names {
            prop_assert!(with.contains(&name.replace('"', "\"\"")));
        }
    }

    #[test]
    fn progress_counts_every_attempt_once(rights in prop::collection::vec((0u32..5, 0u32..=10), 0..40)) {
        let attempts: Vec<Attempt> =
            rights.iter().map(|(task, right)| calculation(&format!("D1/{task}"), *right, None)).collect();
        let found = progress(&attempts);
        prop_assert_eq!(found.iter().map(|task| task.attempts).sum::<u32>() as usize, attempts.len());
        let tasks: BTreeSet<&str> = found.iter().map(|task| task.task.as_str()).collect();
        prop_assert_eq!(tasks.len(), found.len());
        for task in &found {
            let own = attempts.iter().filter(|attempt| attempt.task == task.task);
            prop_assert_eq!(Some(task.best_right), own.clone().map(|attempt| attempt.right).max());
            prop_assert_eq!(task.complete, own.clone().any(|attempt| attempt.complete));
        }
    }
}
