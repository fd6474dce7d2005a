//! The tasks of the course: what a number or a kept exercise stands for.

use chrono::NaiveDate;
use nintei_case::Tables;
use nintei_judgment::RuleEdition;
use nintei_store::{ExerciseId, Store};
use nintei_survey::FormEdition;
use nintei_training::{Difficulty, Exercise, task_of_kept};

use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;
use crate::views::CalculationTask;

/// A case to be reckoned by hand, with what it is reckoned by.
#[derive(Debug)]
pub struct OpenTask<'t> {
    /// The case with what it asks.
    pub exercise: Exercise,
    /// Its form.
    pub form: &'t FormEdition,
    /// Its rules.
    pub rules: &'t RuleEdition,
    /// By which attempts and unfinished work are kept.
    pub key: String,
    /// As a person reads it.
    pub title: String,
    /// 課題番号, or the number of a kept exercise.
    pub number: String,
}

impl<'t> OpenTask<'t> {
    /// Draws the case that `number`, as typed, stands for.
    pub fn drawn(tables: &'t Tables, number: &str, difficulty: &Difficulty, today: NaiveDate) -> Result<Self, Refusal> {
        let seed = read_number(number)?;
        let (form, rules) = (tables.form_on(today)?, tables.rules_on(today)?);
        let exercise = Exercise::draw(seed, difficulty, form, rules)?;
        // A case that was drawn has a key.
        let key = exercise.task().unwrap_or_default();
        let title = exercise.title();
        Ok(Self { exercise, form, rules, key, title, number: seed.to_string() })
    }

    /// Reads a kept exercise, by the rules that it was kept with.
    pub fn kept(store: &Store, tables: &'t Tables, id: ExerciseId) -> Result<Self, Refusal> {
        let kept = store.kept_exercise(id)?;
        let form = tables.form(&kept.exercise.form)?;
        kept.exercise.fits(form)?;
        let rules = tables.edition(&kept.exercise.rules)?;
        let (key, number) = (task_of_kept(id), id.to_string());
        Ok(Self { exercise: kept.exercise, form, rules, key, title: kept.title, number })
    }
}

/// Opens `task` and works with it beside the window. The store is needed only where the exercise lies in it.
pub async fn with_task<T: Send + 'static>(
    program: &Program,
    task: CalculationTask,
    work: impl FnOnce(&OpenTask<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    match task {
        CalculationTask::Drawn { number, difficulty } => {
            let tables = program.tables();
            in_background(move || work(&OpenTask::drawn(&tables, &number, &difficulty, now().date_naive())?)).await
        }
        CalculationTask::Kept { exercise } => {
            program.with_store(move |store, tables| work(&OpenTask::kept(store, tables, exercise)?)).await
        }
    }
}

/// Reads a 課題番号 as typed, also in full width.
pub fn read_number(text: &str) -> Result<u64, Refusal> {
    in_half_width(text).parse().map_err(|_| {
        let sentence =
            format!("課題番号「{}」は数として読めません。「120345」のように数字だけで書いてください。", text.trim());
        Refusal::new("exercise-number", sentence)
    })
}

/// What was typed, without blanks around it and with its digits in half width.
pub fn in_half_width(text: &str) -> String {
    let digit = |typed: char| match typed {
        '０'..='９' => char::from_digit(typed as u32 - '０' as u32, 10).unwrap_or(typed),
        other => other,
    };
    text.trim().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_training::Preset;

    use super::*;

    #[test]
    fn a_number_of_an_exercise_is_read_in_full_width_too_and_a_word_is_refused() {
        assert_eq!(read_number(" １２０３45 ").unwrap(), 120_345);
        for typed in ["", "十二", "-3", "1.5"] {
            assert_eq!(read_number(typed).unwrap_err().code, "exercise-number", "{typed}");
        }
    }

    #[test]
    fn a_task_is_known_by_its_difficulty_and_number_however_the_number_was_typed() {
        let tables = Tables::load().unwrap();
        let today = now().date_naive();
        let open = |number: &str, difficulty: &Difficulty| {
            let task = OpenTask::drawn(&tables, number, difficulty, today).unwrap();
            (task.key, task.title)
        };
        let preset = Preset::D1.difficulty();
        assert_eq!(open("１２０", &preset), ("D1/120".to_owned(), "D1 課題120".to_owned()));
        assert_eq!(open("120", &preset), open(" 120 ", &preset));
        let own = Difficulty { warning: true, ..preset.clone() };
        assert_ne!(open("120", &own).0, open("120", &preset).0);
    }
}
