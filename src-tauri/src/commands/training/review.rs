//! The exercise on 簡素化 and 有効期間.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_case::{CaseError, Tables};
use nintei_judgment::RuleEdition;
use nintei_survey::{CareLevel, Certification, Stability, wareki};
use nintei_training::{Attempt, ReviewEntry, ReviewExercise, ReviewFilled, ReviewKey, ReviewLine, ReviewRules};
use tauri::State;

use super::learners::keep_attempt;
use super::task::{in_half_width, read_number};
use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;
use crate::views::{
    ReferenceLine, ReviewCondition, ReviewLineKind, ReviewLineView, ReviewMark, ReviewMarkingView, ReviewTask,
    ReviewWritten, UnreadableReviewLine,
};

/// Everything written, line by line, as typed.
type Written = BTreeMap<ReviewLine, ReviewWritten>;

#[tauri::command]
pub async fn review_exercise(program: State<'_, Program>, number: String) -> Result<ReviewTask, Refusal> {
    let tables = program.tables();
    in_background(move || {
        let (exercise, key) = drawn(&tables, &number)?;
        Ok(task(&exercise, &key))
    })
    .await
}

#[tauri::command]
pub async fn mark_review(
    program: State<'_, Program>,
    number: String,
    written: Written,
    learner: Option<u32>,
) -> Result<ReviewMarkingView, Refusal> {
    let tables = program.tables();
    let (marking, attempt) = in_background(move || {
        let (exercise, key) = drawn(&tables, &number)?;
        Ok(marked(&exercise, &key, &written))
    })
    .await?;
    keep_attempt(&program, learner, attempt).await?;
    Ok(marking)
}

/// The board's rules as an exercise asks them.
pub(super) fn rules() -> Result<ReviewRules, Refusal> {
    Ok(ReviewRules::built_in().map_err(CaseError::from)?)
}

/// The exercise of the 課題番号 as typed, by the rules of the day.
pub(super) fn exercise(
    tables: &Tables,
    number: &str,
    today: NaiveDate,
    board: &ReviewRules,
) -> Result<ReviewExercise, Refusal> {
    let seed = read_number(number)?;
    let rules: &RuleEdition = tables.rules_on(today)?;
    Ok(ReviewExercise::draw(seed, rules, board)?)
}

fn drawn(tables: &Tables, number: &str) -> Result<(ReviewExercise, ReviewKey), Refusal> {
    let board = rules()?;
    let exercise = exercise(tables, number, now().date_naive(), &board)?;
    let key = board.key(&exercise)?;
    Ok((exercise, key))
}

fn task(exercise: &ReviewExercise, key: &ReviewKey) -> ReviewTask {
    let conditions = key.simplification.conditions.iter();
    let line = |id: ReviewLine| ReviewLineView {
        id,
        label: match id {
            ReviewLine::End => format!("{}（{}か月としたとき）", id.name(), exercise.months),
            _ => id.name().to_owned(),
        },
        kind: match id {
            ReviewLine::Condition { .. } | ReviewLine::Eligible => ReviewLineKind::Verdict,
            ReviewLine::Start | ReviewLine::End => ReviewLineKind::Day,
            ReviewLine::Default | ReviewLine::Shortest | ReviewLine::Longest => ReviewLineKind::Months,
        },
    };
    ReviewTask {
        task: exercise.task(),
        title: exercise.title(),
        number: exercise.seed.clone(),
        facts: facts(exercise),
        conditions: conditions
            .map(|condition| ReviewCondition { no: condition.no, wording: condition.label.clone() })
            .collect(),
        months: exercise.months,
        lines: ReviewLine::ALL.into_iter().map(line).collect(),
    }
}

/// The case, line by line.
fn facts(exercise: &ReviewExercise) -> Vec<ReferenceLine> {
    let line = |label: &str, value: String| ReferenceLine { label: label.to_owned(), value };
    let stability = match exercise.stability {
        Stability::Stable => "安定",
        Stability::Unstable => "不安定",
    };
    let mut facts = vec![
        line("被保険者区分", exercise.insured.name().to_owned()),
        line("申請区分", exercise.kind.name().to_owned()),
        line("申請日", wareki::with_western(exercise.applied_on)),
    ];
    match &exercise.previous {
        Some(previous) => facts.extend(earlier(previous)),
        None => facts.push(line("前回の認定", "なし".to_owned())),
    }
    facts.extend([
        line("一次判定", exercise.computed.name().to_owned()),
        line("要介護認定等基準時間", format!("{}分", exercise.total)),
        line("状態の安定性", stability.to_owned()),
        line("二次判定", exercise.decided.name().to_owned()),
        line("二次判定日", wareki::with_western(exercise.decided_on)),
        line("審査会が定めた有効期間", format!("{}か月", exercise.months)),
    ]);
    facts
}

fn earlier(previous: &Certification) -> impl Iterator<Item = ReferenceLine> {
    let period = previous
        .from
        .zip(previous.to)
        .map(|(from, to)| format!("{}から{}まで", wareki::with_western(from), wareki::with_western(to)));
    let lines = [
        ("前回の要介護状態区分等", previous.level.map(CareLevel::name).map(str::to_owned)),
        ("前回の有効期間（月数）", previous.months.map(|months| format!("{months}か月"))),
        ("前回の有効期間", period),
    ];
    lines.into_iter().filter_map(|(label, value)| Some(ReferenceLine { label: label.to_owned(), value: value? }))
}

/// The exercise, marked, and what is kept of that where there is a learner.
fn marked(exercise: &ReviewExercise, key: &ReviewKey, written: &Written) -> (ReviewMarkingView, Attempt) {
    let mut filled = ReviewFilled::default();
    let mut unreadable = Vec::new();
    for (id, entry) in written {
        match read(entry) {
            Ok(Some(entry)) => filled.set(*id, entry),
            Ok(None) => {}
            Err(sentence) => unreadable.push(UnreadableReviewLine { id: *id, sentence }),
        }
    }
    let marking = nintei_training::mark_review(exercise, key, &filled);
    let attempt = Attempt::of_review(&marking, exercise, [0; 3]);
    let first_wrong = marking.first_wrong.and_then(|position| Some(marking.lines.get(position)?.id));
    let lines = marking.lines.into_iter().map(|line| ReviewMark {
        id: line.id,
        verdict: line.verdict,
        words: line.verdict.name(),
        sentence: line.sentence,
    });
    let view = ReviewMarkingView { lines: lines.collect(), unreadable, first_wrong, complete: marking.complete };
    (view, attempt)
}

fn read(written: &ReviewWritten) -> Result<Option<ReviewEntry>, String> {
    match written {
        ReviewWritten::Verdict { verdict } => Ok(Some(ReviewEntry::Verdict { verdict: *verdict })),
        ReviewWritten::Day { text } | ReviewWritten::Months { text } if text.trim().is_empty() => Ok(None),
        ReviewWritten::Day { text } => {
            wareki::read(text).map(|day| Some(ReviewEntry::Day { day })).map_err(|error| error.to_string())
        }
        ReviewWritten::Months { text } => {
            let plain = in_half_width(text);
            let number = ["か月", "ヶ月", "カ月", "ヵ月", "箇月", "月"]
                .into_iter()
                .find_map(|unit| plain.strip_suffix(unit))
                .unwrap_or(&plain);
            number.trim().parse().map(|months| Some(ReviewEntry::Months { months })).map_err(|_| {
                format!("「{}」は月数として読めません。「24」のように数字だけで書いてください。", text.trim())
            })
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_training::LineVerdict;

    use super::*;

    fn with_drawn<T>(number: &str, work: impl FnOnce(&ReviewExercise, &ReviewKey) -> T) -> T {
        let (exercise, key) = drawn(&Tables::load().unwrap(), number).unwrap();
        work(&exercise, &key)
    }

    /// The right entries, typed as `days` and `months` say.
    fn right(key: &ReviewKey, days: impl Fn(chrono::NaiveDate) -> String, months: impl Fn(u16) -> String) -> Written {
        let typed = |entry| match entry {
            ReviewEntry::Verdict { verdict } => ReviewWritten::Verdict { verdict },
            ReviewEntry::Day { day } => ReviewWritten::Day { text: days(day) },
            ReviewEntry::Months { months: length } => ReviewWritten::Months { text: months(length) },
        };
        ReviewLine::ALL.into_iter().map(|line| (line, typed(key.entry(line).unwrap()))).collect()
    }

    #[test]
    fn days_typed_in_japanese_years_and_months_in_full_width_are_read() {
        with_drawn("７７", |exercise, key| {
            let wide = |months: u16| {
                let digit = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap();
                format!(" {}か月", months.to_string().chars().map(digit).collect::<String>())
            };
            let (marking, attempt) = marked(exercise, key, &right(key, wareki::long, wide));
            assert!(marking.complete && marking.unreadable.is_empty(), "{marking:?}");
            assert_eq!((attempt.task.as_str(), attempt.right, attempt.lines), ("review/77", 12, 12));
            let (western, _) = marked(exercise, key, &right(key, |day| day.to_string(), |months| months.to_string()));
            assert!(western.complete, "{western:?}");
        });
    }

    #[test]
    fn what_is_no_day_or_number_is_told_at_its_line_and_counts_as_not_filled_in() {
        with_drawn("5", |exercise, key| {
            let written = Written::from([
                (ReviewLine::Start, ReviewWritten::Day { text: "令和8年13月1日".to_owned() }),
                (ReviewLine::Longest, ReviewWritten::Months { text: "四年".to_owned() }),
                (ReviewLine::End, ReviewWritten::Day { text: " ".to_owned() }),
            ]);
            let (marking, attempt) = marked(exercise, key, &written);
            let told: Vec<ReviewLine> = marking.unreadable.iter().map(|line| line.id).collect();
            assert_eq!(told, [ReviewLine::Start, ReviewLine::Longest]);
            assert!(marking.lines.iter().all(|line| line.verdict == LineVerdict::NotFilled));
            assert_eq!(attempt.filled, 0);
        });
    }

    #[test]
    fn the_first_wrong_line_is_named_with_its_reason() {
        with_drawn("12", |exercise, key| {
            let mut written = right(key, wareki::long, |months| months.to_string());
            written.insert(ReviewLine::Default, ReviewWritten::Months { text: "1".to_owned() });
            let (marking, attempt) = marked(exercise, key, &written);
            assert_eq!(marking.first_wrong, Some(ReviewLine::Default));
            assert_eq!(attempt.first_wrong.as_deref(), Some("原則の月数"));
            assert!(!marking.complete);
        });
    }

    #[test]
    fn the_case_is_told_without_its_answers_and_asks_for_twelve_lines() {
        with_drawn("3", |exercise, key| {
            let task = task(exercise, key);
            assert_eq!((task.lines.len(), task.conditions.len()), (12, 6));
            assert!(task.facts.iter().all(|line| !line.value.is_empty()));
            let end = wareki::with_western(key.end);
            assert!(task.facts.iter().all(|line| !line.value.contains(&end)), "{:?}", task.facts);
        });
    }
}
