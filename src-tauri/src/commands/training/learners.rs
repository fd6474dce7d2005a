//! Who learns on this computer: the learners, how far they have come, and what they left unfinished.

use nintei_store::{KeptLearner, LearnerNumber, Store};
use nintei_training::{Attempt, ExerciseKind, progress};
use tauri::State;

use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{KeptWorkView, LearnerProgressView, LearnerView};

#[tauri::command]
pub async fn learners(program: State<'_, Program>) -> Result<Vec<LearnerView>, Refusal> {
    program.with_store(|store, _| listed(store)).await
}

#[tauri::command]
pub async fn save_learner(
    program: State<'_, Program>,
    number: Option<LearnerNumber>,
    name: String,
) -> Result<Vec<LearnerView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.save_learner(number, &name, &stamp(store))?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn set_learner_left(
    program: State<'_, Program>,
    number: LearnerNumber,
    left: bool,
) -> Result<Vec<LearnerView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.set_learner_left(number, left, &stamp(store))?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn remove_learner(program: State<'_, Program>, number: LearnerNumber) -> Result<Vec<LearnerView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.remove_learner(number, &stamp(store))?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn learner_progress(
    program: State<'_, Program>,
    number: LearnerNumber,
) -> Result<LearnerProgressView, Refusal> {
    program.with_store(move |store, _| come(store, number)).await
}

#[tauri::command]
pub async fn kept_work(
    program: State<'_, Program>,
    learner: LearnerNumber,
    task: String,
) -> Result<Option<String>, Refusal> {
    program.with_store(move |store, _| Ok(store.kept_work(learner, &task)?)).await
}

#[tauri::command]
pub async fn keep_work(
    program: State<'_, Program>,
    learner: LearnerNumber,
    kind: ExerciseKind,
    task: String,
    title: String,
    content: String,
) -> Result<(), Refusal> {
    program
        .with_store(move |store, _| Ok(store.keep_work(learner, &task, kind, &title, &content, &stamp(store))?))
        .await
}

#[tauri::command]
pub async fn drop_work(program: State<'_, Program>, learner: LearnerNumber, task: String) -> Result<(), Refusal> {
    program.with_store(move |store, _| Ok(store.drop_work(learner, &task, &stamp(store))?)).await
}

/// Keeps that something was marked, where there is a learner and something was filled in.
pub async fn keep_attempt(program: &Program, learner: Option<LearnerNumber>, attempt: Attempt) -> Result<(), Refusal> {
    match learner {
        Some(learner) if attempt.filled > 0 => {
            program.with_store(move |store, _| Ok(store.put_attempt(learner, &attempt, &stamp(store))?)).await
        }
        _ => Ok(()),
    }
}

fn listed(store: &Store) -> Result<Vec<LearnerView>, Refusal> {
    Ok(store.learners()?.into_iter().map(view).collect())
}

fn view(kept: KeptLearner) -> LearnerView {
    LearnerView { number: kept.number, name: kept.name, left: kept.left }
}

fn come(store: &Store, number: LearnerNumber) -> Result<LearnerProgressView, Refusal> {
    let attempts: Vec<Attempt> = store.attempts(number)?.into_iter().map(|kept| kept.attempt).collect();
    let works = store.works(number)?.into_iter();
    let learner = store.learners()?.into_iter().find(|kept| kept.number == number).map(view);
    Ok(LearnerProgressView {
        // Their attempts were found, so the learner is there.
        learner: learner.unwrap_or(LearnerView { number, name: String::new(), left: false }),
        tasks: progress(&attempts),
        works: works
            .map(|kept| KeptWorkView { task: kept.task, kind: kept.kind, title: kept.title, at: kept.at })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use tauri::async_runtime::block_on;

    use super::*;
    use crate::trial;

    fn attempt(filled: u32) -> Attempt {
        Attempt {
            kind: ExerciseKind::Calculation,
            task: "D1/7".to_owned(),
            title: "D1 課題7".to_owned(),
            lines: 40,
            filled,
            right: 0,
            first_wrong: None,
            cause: None,
            hints: [0; 3],
            complete: false,
        }
    }

    #[test]
    fn marking_is_kept_for_a_learner_who_filled_something_in_and_for_nobody_else() {
        let (_folder, program) = trial::program();
        let number = trial::with(&program, |store, _| Ok(store.save_learner(None, "", &stamp(store))?));
        block_on(keep_attempt(&program, None, attempt(3))).unwrap();
        block_on(keep_attempt(&program, Some(number), attempt(0))).unwrap();
        assert_eq!(trial::with(&program, move |store, _| Ok(store.attempts(number)?.len())), 0);
        block_on(keep_attempt(&program, Some(number), attempt(3))).unwrap();
        let come = trial::with(&program, move |store, _| come(store, number));
        assert_eq!(
            come.tasks.iter().map(|task| (task.task.as_str(), task.attempts)).collect::<Vec<_>>(),
            [("D1/7", 1)]
        );
    }

    #[test]
    fn an_unknown_learner_is_refused_in_a_sentence() {
        let (_folder, program) = trial::program();
        let refused = block_on(keep_attempt(&program, Some(9), attempt(3))).unwrap_err();
        assert!(refused.message.contains('9'), "{}", refused.message);
    }

    #[test]
    fn unfinished_work_and_markings_are_there_after_the_program_was_closed() {
        let (_folder, program) = trial::program();
        let number = trial::with(&program, |store, _| {
            let number = store.save_learner(None, "架空 受講者", &stamp(store))?;
            store.keep_work(number, "review/77", ExerciseKind::Review, "課題77", "{\"a\":1}", &stamp(store))?;
            store.put_attempt(number, &attempt(3), &stamp(store))?;
            Ok(number)
        });
        trial::reopen(&program);
        let come = trial::with(&program, move |store, _| come(store, number));
        assert_eq!((come.learner.name.as_str(), come.tasks.len()), ("架空 受講者", 1));
        assert_eq!(come.works.iter().map(|work| work.task.as_str()).collect::<Vec<_>>(), ["review/77"]);
    }
}
