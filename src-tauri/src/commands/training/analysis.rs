//! The exercise in reading 業務分析データ.

use std::collections::BTreeMap;

use nintei_case::Tables;
use nintei_case::board::CountedDecisions;
use nintei_store::Store;
use nintei_training::{AnalysisEntry, AnalysisExercise, AnalysisFilled, Attempt};
use tauri::State;

use super::learners::keep_attempt;
use super::task::read_number;
use crate::commands::board::statistics::days;
use crate::program::{Program, in_background};
use crate::refusal::Refusal;
use crate::views::{
    AnalysisMarkView, AnalysisMarkingView, AnalysisSource, AnalysisTask, AnalysisWritten, StatisticsQuery,
    UnreadableAnswer,
};

/// Everything answered, by question, as typed.
type Written = BTreeMap<String, AnalysisWritten>;

#[tauri::command]
pub async fn analysis_exercise(program: State<'_, Program>, source: AnalysisSource) -> Result<AnalysisTask, Refusal> {
    with_exercise(&program, source, |exercise, source| {
        Ok(AnalysisTask {
            task: exercise.task(),
            title: exercise.title(),
            source,
            statistics: exercise.statistics.clone(),
            questions: exercise.questions.clone(),
        })
    })
    .await
}

#[tauri::command]
pub async fn mark_analysis(
    program: State<'_, Program>,
    source: AnalysisSource,
    written: Written,
    learner: Option<u32>,
) -> Result<AnalysisMarkingView, Refusal> {
    let (marking, attempt) = with_exercise(&program, source, move |exercise, _| Ok(marked(exercise, &written))).await?;
    keep_attempt(&program, learner, attempt).await?;
    Ok(marking)
}

/// Works beside the window with the figures of `source` and the source as read. The store is needed only for the
/// office's own.
async fn with_exercise<T: Send + 'static>(
    program: &Program,
    source: AnalysisSource,
    work: impl FnOnce(&AnalysisExercise, AnalysisSource) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    match source {
        AnalysisSource::Drawn { number } => {
            let tables = program.tables();
            in_background(move || {
                let seed = read_number(&number)?;
                let exercise = AnalysisExercise::draw(seed, &tables.board().national);
                work(&exercise, AnalysisSource::Drawn { number: seed.to_string() })
            })
            .await
        }
        AnalysisSource::Office { from, to } => {
            let query = StatisticsQuery { from, to };
            program
                .with_store(move |store, tables| {
                    work(&of_office(store, tables, query)?, AnalysisSource::Office { from, to })
                })
                .await
        }
    }
}

/// The office's own figures. What a learner need not see is left out: those of panels and investigators.
fn of_office(store: &Store, tables: &Tables, query: StatisticsQuery) -> Result<AnalysisExercise, Refusal> {
    let (from, to) = days(query)?;
    let mut statistics = CountedDecisions::count(store, tables, from, to)?.statistics;
    statistics.panels.clear();
    statistics.investigators.clear();
    Ok(AnalysisExercise::of_office(statistics, from, to)?)
}

/// The answers, marked, and what is kept of that where there is a learner.
fn marked(exercise: &AnalysisExercise, written: &Written) -> (AnalysisMarkingView, Attempt) {
    let mut filled = AnalysisFilled::default();
    let mut unreadable = Vec::new();
    for question in &exercise.questions {
        let entry = match written.get(&question.id) {
            Some(AnalysisWritten::Number { text }) if !text.trim().is_empty() => {
                AnalysisEntry::read(text, &question.kind)
            }
            Some(AnalysisWritten::Choice { option }) => Ok(AnalysisEntry::Choice { option: *option }),
            Some(AnalysisWritten::Number { .. }) | None => continue,
        };
        match entry {
            Ok(entry) => {
                filled.0.insert(question.id.clone(), entry);
            }
            Err(error) => {
                unreadable.push(UnreadableAnswer { id: question.id.clone(), sentence: error.to_string() });
            }
        }
    }
    let marking = nintei_training::mark_analysis(exercise, &filled);
    let attempt = Attempt::of_analysis(&marking, exercise, [0; 3]);
    let first_wrong = marking.first_wrong.and_then(|position| Some(marking.lines.get(position)?.id.clone()));
    let lines = marking.lines.into_iter().map(|line| AnalysisMarkView {
        id: line.id,
        verdict: line.verdict,
        words: line.verdict.name(),
        sentence: line.sentence,
    });
    let view = AnalysisMarkingView { lines: lines.collect(), unreadable, first_wrong, complete: marking.complete };
    (view, attempt)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_training::{AnalysisAnswerKind, LineVerdict};

    use super::*;
    use crate::trial;

    fn drawn() -> AnalysisExercise {
        AnalysisExercise::draw(5, &Tables::load().unwrap().board().national)
    }

    /// The right answers as a person types them, digits in full width.
    fn typed(exercise: &AnalysisExercise) -> Written {
        let wide = |text: String| {
            text.chars()
                .map(|letter| match letter {
                    '0'..='9' => char::from_u32(letter as u32 - '0' as u32 + '０' as u32).unwrap(),
                    '.' => '．',
                    '-' => '▲',
                    other => other,
                })
                .collect::<String>()
        };
        let answer = |entry| match entry {
            AnalysisEntry::Tenths { value } => {
                let sign = if value < 0 { "-" } else { "" };
                let size = value.unsigned_abs();
                AnalysisWritten::Number { text: wide(format!("{sign}{}.{}", size / 10, size % 10)) }
            }
            AnalysisEntry::Count { value } => AnalysisWritten::Number { text: wide(format!("{value}件")) },
            AnalysisEntry::Choice { option } => AnalysisWritten::Choice { option },
        };
        exercise.questions.iter().map(|question| (question.id.clone(), answer(question.answer()))).collect()
    }

    #[test]
    fn numbers_typed_in_full_width_are_read_and_right_answers_complete_the_task() {
        let exercise = drawn();
        let (marking, attempt) = marked(&exercise, &typed(&exercise));
        assert!(marking.complete && marking.unreadable.is_empty(), "{marking:?}");
        assert_eq!((attempt.task.as_str(), attempt.complete), ("analysis/5", true));
    }

    #[test]
    fn a_word_is_told_at_its_question_and_a_blank_is_nothing() {
        let exercise = drawn();
        let mut numbers =
            exercise.questions.iter().filter(|one| !matches!(one.kind, AnalysisAnswerKind::Choice { .. }));
        let (first, second) = (numbers.next().unwrap(), numbers.next().unwrap());
        let number = |text: &str| AnalysisWritten::Number { text: text.to_owned() };
        let written = Written::from([(first.id.clone(), number("たくさん")), (second.id.clone(), number("　"))]);
        let (marking, attempt) = marked(&exercise, &written);
        assert_eq!(marking.unreadable.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [first.id.as_str()]);
        assert!(marking.lines.iter().all(|line| line.verdict == LineVerdict::NotFilled));
        assert_eq!(attempt.filled, 0);
    }

    #[test]
    fn figures_of_fewer_than_ten_decisions_are_no_exercise() {
        let (_folder, program) = trial::program();
        trial::with(&program, |store, tables| {
            let refused = of_office(store, tables, StatisticsQuery::default()).unwrap_err();
            assert_eq!(refused.code, "analysis-too-few");
            assert!(refused.message.contains("0件"), "{}", refused.message);
            let reversed = StatisticsQuery { from: Some(trial::day(11, 2)), to: Some(trial::day(11, 1)) };
            assert_eq!(of_office(store, tables, reversed).unwrap_err().code, "statistics-reversed");
            Ok(())
        });
    }
}
