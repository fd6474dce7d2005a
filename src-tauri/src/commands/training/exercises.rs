//! Exercises that this office keeps, from cases of its own. Nothing but answers and the opinion goes into them.

use nintei_board::{KnownValues, still_named};
use nintei_case::{CaseOnTables, Tables};
use nintei_judgment::{AdditionStep, Tenths, judge};
use nintei_store::{CaseId, ExerciseId, Store};
use nintei_survey::{KnownName, KnownNames};
use nintei_training::Exercise;
use tauri::State;

use crate::case_view;
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::KeptExerciseView;

#[tauri::command]
pub async fn kept_exercises(program: State<'_, Program>) -> Result<Vec<KeptExerciseView>, Refusal> {
    program.with_store(|store, _| listed(store)).await
}

#[tauri::command]
pub async fn keep_case_as_exercise(
    program: State<'_, Program>,
    id: CaseId,
    title: String,
) -> Result<Vec<KeptExerciseView>, Refusal> {
    program
        .with_store(move |store, tables| {
            keep(store, tables, id, &title)?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn rename_exercise(
    program: State<'_, Program>,
    id: ExerciseId,
    title: String,
) -> Result<Vec<KeptExerciseView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.rename_exercise(id, title.trim(), &stamp(store))?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn remove_exercise(program: State<'_, Program>, id: ExerciseId) -> Result<Vec<KeptExerciseView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.remove_exercise(id, &stamp(store))?;
            listed(store)
        })
        .await
}

fn listed(store: &Store) -> Result<Vec<KeptExerciseView>, Refusal> {
    let kept = store.kept_exercises()?.into_iter();
    Ok(kept.map(|kept| KeptExerciseView { id: kept.id, title: kept.title, kept_at: kept.at, by: kept.by }).collect())
}

fn keep(store: &mut Store, tables: &Tables, id: CaseId, title: &str) -> Result<ExerciseId, Refusal> {
    let case = case_view::read(store, tables, id)?;
    let title = impersonal(&case, title.trim())?;
    let official = store.official_of_case(&case.case)?;
    let addition = official.and_then(|official| official.result.dementia_addition);
    let step = addition.and_then(|addition| step(&case, addition));
    let kept = &case.case;
    let exercise = Exercise::from_case(&kept.answers, kept.opinion.for_judgment(), step, case.form, case.rules)?;
    let title = if title.is_empty() { exercise.title() } else { title.to_owned() };
    Ok(store.keep_exercise(&title, &exercise, &stamp(store))?)
}

/// `title`, where it holds nothing that the case knows of its person.
fn impersonal<'a>(case: &CaseOnTables<'_>, title: &'a str) -> Result<&'a str, Refusal> {
    let kept = &case.case;
    let names = KnownNames::new(&KnownName::of_case(&kept.application, &kept.overview, &kept.opinion))?;
    let values = KnownValues::of_case(&kept.application, &kept.overview)
        .map_err(|error| Refusal::from(nintei_case::CaseError::from(error)))?;
    match still_named(title, &names, &values).first() {
        None => Ok(title),
        Some(found) => Err(Refusal::new(
            "exercise-title-personal",
            format!("課題の名に「{found}」が入っています。個人の分かる言葉を除いた名にしてください。"),
        )),
    }
}

/// How many steps the official `addition` is, where the tables leave no doubt.
fn step(case: &CaseOnTables<'_>, addition: Tenths) -> Option<AdditionStep> {
    if addition == Tenths::ZERO {
        return Some(AdditionStep::None);
    }
    let input = case.input();
    let judgment = judge(case.rules, &input);
    let mut steps = judgment.steps.dementia_addition.candidates.iter().filter_map(|row| match addition {
        minutes if minutes == row.one_step => Some(AdditionStep::One),
        minutes if minutes == row.one_step + row.second_step => Some(AdditionStep::Two),
        _ => None,
    });
    let first = steps.next()?;
    steps.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_survey::{Application, ItemId};
    use nintei_training::Origin;

    use super::*;
    use crate::program::now;
    use crate::trial;

    /// A case with a name, notes and every item answered by its first option.
    fn answered(program: &Program) -> CaseId {
        trial::with(program, |store, tables| {
            let form = tables.form_on(now().date_naive())?;
            let application = Application {
                insured_number: "0000012345".to_owned(),
                name: "佐藤 はな".to_owned(),
                ..Application::default()
            };
            let id = store.create_case(&application, &form.id, false, &stamp(store))?;
            for question in form.questions() {
                store.answer(id, form, question.id, Some(&[1]), &stamp(store))?;
            }
            let item: ItemId = "2-4".parse().unwrap();
            store.write_note(id, form, item, "佐藤さんは長女のきよ子が見守る。", None, &stamp(store))?;
            Ok(id)
        })
    }

    #[test]
    fn a_kept_exercise_holds_answers_and_none_of_the_texts_of_the_case() {
        let (_folder, program) = trial::program();
        let id = answered(&program);
        let kept = trial::with(&program, move |store, tables| {
            let exercise = keep(store, tables, id, " 研修の一例 ")?;
            Ok((listed(store)?, store.kept_exercise(exercise)?))
        });
        assert_eq!(kept.0.iter().map(|kept| kept.title.as_str()).collect::<Vec<_>>(), ["研修の一例"]);
        let exercise = kept.1.exercise;
        assert_eq!(exercise.origin, Origin::Case);
        assert_eq!(exercise.answers.get("1-3".parse().unwrap()).single(), Some(1));
        let text = serde_json::to_string(&exercise).unwrap();
        for personal in ["佐藤", "はな", "きよ子", "長女", "0000012345"] {
            assert!(!text.contains(personal), "{personal}");
        }
    }

    #[test]
    fn a_case_with_open_items_is_refused_and_nothing_is_kept() {
        let (_folder, program) = trial::program();
        let id = trial::case(&program);
        trial::with(&program, move |store, tables| {
            let refused = keep(store, tables, id, "一例").unwrap_err();
            assert_eq!(refused.code, "exercise-unanswered");
            assert!(refused.message.contains("1-3"), "{}", refused.message);
            assert_eq!(listed(store)?, []);
            Ok(())
        });
    }

    #[test]
    fn a_title_that_names_the_person_is_refused_and_an_empty_one_gets_a_plain_one() {
        let (_folder, program) = trial::program();
        let id = answered(&program);
        trial::with(&program, move |store, tables| {
            for title in ["佐藤さんの例", "0000012345"] {
                let refused = keep(store, tables, id, title).unwrap_err();
                assert_eq!(refused.code, "exercise-title-personal", "{title}");
            }
            let exercise = keep(store, tables, id, "")?;
            assert_eq!(store.kept_exercise(exercise)?.title, "事例からの課題");
            Ok(())
        });
    }
}
