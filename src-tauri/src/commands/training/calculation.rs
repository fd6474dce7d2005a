//! The exercise in reckoning by hand.

use std::collections::BTreeMap;

use nintei_judgment::{JudgmentInput, RuleEdition, TreeId, judge};
use nintei_survey::{FormEdition, ItemId, Stability};
use nintei_training::{
    Attempt, Entry, EntryError, Exercise, Filled, Hint, HintDegree, LineId, Origin, Preset, Worksheet, hint, mark,
};
use tauri::State;

use super::learners::keep_attempt;
use super::task::{OpenTask, with_task};
use crate::program::{Program, now};
use crate::refusal::Refusal;
use crate::views::{
    Calculation, CalculationMark, CalculationMarking, CalculationSheet, CalculationTask, Reference, ReferenceLine,
    SurveyedItem, SurveyedSection, TrainingChoices, TrainingPreset, TrainingTree, UnreadableLine, WrittenEntry,
};

/// Everything written, line by line, as typed.
type Written = BTreeMap<LineId, WrittenEntry>;

#[tauri::command]
pub async fn training_choices(program: State<'_, Program>) -> Result<TrainingChoices, Refusal> {
    let tables = program.tables();
    let rules = tables.rules_on(now().date_naive())?;
    let preset = |preset: Preset| TrainingPreset {
        preset,
        name: preset.name(),
        aim: preset.aim(),
        difficulty: preset.difficulty(),
    };
    let tree = |tree: TreeId| TrainingTree {
        tree,
        name: rules.tree_name(tree).to_owned(),
        established: rules.figure(tree).is_some(),
    };
    Ok(TrainingChoices {
        presets: Preset::ALL.into_iter().map(preset).collect(),
        trees: TreeId::ALL.into_iter().map(tree).collect(),
    })
}

#[tauri::command]
pub async fn calculation(program: State<'_, Program>, task: CalculationTask) -> Result<Calculation, Refusal> {
    with_task(&program, task, |open| {
        let (exercise, rules) = (&open.exercise, open.rules);
        let figures = exercise.trees.iter().filter_map(|tree| Some((*tree, rules.figure(*tree)?))).collect();
        Ok(Calculation {
            task: open.key.clone(),
            title: open.title.clone(),
            number: open.number.clone(),
            made_up: exercise.origin != Origin::Case,
            rules: rules.name().to_owned(),
            sections: sections(exercise, open.form),
            opinion: opinion(exercise, open.form),
            figures,
            references: if exercise.whole { references(rules) } else { Vec::new() },
            sheet: sheet(exercise, rules, &Written::new()).0,
        })
    })
    .await
}

#[tauri::command]
pub async fn calculation_sheet(
    program: State<'_, Program>,
    task: CalculationTask,
    written: Written,
) -> Result<CalculationSheet, Refusal> {
    with_task(&program, task, move |open| Ok(sheet(&open.exercise, open.rules, &written).0)).await
}

#[tauri::command]
pub async fn mark_calculation(
    program: State<'_, Program>,
    task: CalculationTask,
    written: Written,
    learner: Option<u32>,
    hints: [u32; 3],
) -> Result<CalculationMarking, Refusal> {
    let (marking, attempt) = with_task(&program, task, move |open| Ok(marked(open, &written, hints))).await?;
    keep_attempt(&program, learner, attempt).await?;
    Ok(marking)
}

#[tauri::command]
pub async fn calculation_hint(
    program: State<'_, Program>,
    task: CalculationTask,
    written: Written,
    line: LineId,
    degree: HintDegree,
) -> Result<Hint, Refusal> {
    with_task(&program, task, move |open| {
        let (_, filled) = sheet(&open.exercise, open.rules, &written);
        hint(&open.exercise, open.rules, &filled, &line, degree).ok_or_else(|| {
            let sentence = "まだこの行まで進んでいません。上の行から順に記入してください。";
            Refusal::new("hint-not-reached", sentence)
        })
    })
    .await
}

fn sections(exercise: &Exercise, form: &FormEdition) -> Vec<SurveyedSection> {
    let mut sections: Vec<SurveyedSection> = Vec::new();
    for section in &form.sections {
        let items = section.questions.iter().map(|question| {
            let chosen: Vec<&str> = question.chosen_labels(exercise.answers.get(question.id)).collect();
            let answer = if chosen.is_empty() { "なし".to_owned() } else { chosen.join("・") };
            SurveyedItem { item: question.id.to_string(), name: question.short_name.clone(), answer }
        });
        sections.push(SurveyedSection { name: section.name.clone(), items: items.collect() });
    }
    sections
}

fn opinion(exercise: &Exercise, form: &FormEdition) -> Vec<ReferenceLine> {
    let opinion = &exercise.opinion;
    let degrees = form.question(ItemId::DEMENTIA_INDEPENDENCE);
    let degree = opinion.dementia.and_then(|no| degrees?.option(no)).map(|option| option.label.clone());
    let line = |label: &str, value: String| ReferenceLine { label: label.to_owned(), value };
    let mut lines = Vec::new();
    lines.extend(degree.map(|degree| line("認知症高齢者の日常生活自立度", degree)));
    let stability = opinion.stability.map(|stability| match stability {
        Stability::Stable => "安定",
        Stability::Unstable => "不安定",
    });
    lines.extend(stability.map(|stability| line("状態の安定性", stability.to_owned())));
    let likelihood = opinion.dementia_likelihood_percent;
    lines.extend(likelihood.map(|percent| line("認知症自立度Ⅱ以上の蓋然性", format!("{percent}%"))));
    lines
}

/// The tables of 特別な医療, 認知症加算 and the levels.
fn references(rules: &RuleEdition) -> Vec<Reference> {
    // With nothing known, the judgment holds every row.
    let unknown = JudgmentInput::default();
    let judgment = judge(rules, &unknown);
    let line = |label: &str, value: String| ReferenceLine { label: label.to_owned(), value };
    let addition = &judgment.steps.dementia_addition;
    let additions = addition
        .candidates
        .iter()
        .map(|row| line(row.level, format!("一段階 {}分、二段階目 さらに{}分", row.one_step, row.second_step)));
    let categories = judgment.steps.level.categories.iter().map(|row| {
        let below = row.below.map_or_else(String::new, |below| format!("{below}分未満"));
        line(row.level.name(), format!("{}分以上{below}", row.from))
    });
    vec![
        Reference {
            line: LineId::SpecialCare,
            title: "特別な医療の時間".to_owned(),
            lines: rules.special_care_table().map(|(label, minutes)| line(label, format!("{minutes}分"))).collect(),
            notes: Vec::new(),
        },
        Reference {
            line: LineId::Addition,
            title: "認知症加算".to_owned(),
            lines: additions.collect(),
            notes: vec![format!(
                "加算の条件: {}。全て満たすときに加えます。",
                addition.conditions.iter().map(|row| row.label).collect::<Vec<_>>().join("、")
            )],
        },
        Reference {
            line: LineId::Level,
            title: "要介護認定等基準時間の区分".to_owned(),
            lines: categories.collect(),
            notes: Vec::new(),
        },
    ]
}

/// The worksheet with what is `written`, and what of it can be read.
fn sheet(exercise: &Exercise, rules: &RuleEdition, written: &Written) -> (CalculationSheet, Filled) {
    let mut filled = Filled::default();
    let mut unreadable = Vec::new();
    for (id, entry) in written {
        match read(entry) {
            Ok(Some(entry)) => filled.set(id.clone(), entry),
            Ok(None) => {}
            Err(error) => unreadable.push(UnreadableLine { id: id.clone(), sentence: error.to_string() }),
        }
    }
    let Worksheet { lines } = Worksheet::of(exercise, rules, &filled);
    unreadable.retain(|line| lines.iter().any(|shown| shown.id == line.id));
    (CalculationSheet { lines, unreadable }, filled)
}

fn read(entry: &WrittenEntry) -> Result<Option<Entry>, EntryError> {
    let number = |text: &str| if text.trim().is_empty() { Ok(None) } else { Entry::read_number(text).map(Some) };
    match entry {
        WrittenEntry::Number { text } => number(text),
        WrittenEntry::Branch { arm, read } => {
            let read = match number(read)? {
                Some(Entry::Number { value }) => Some(value),
                _ => None,
            };
            Ok(arm.map(|arm| Entry::Branch { arm, read }))
        }
        WrittenEntry::Level { level } => Ok(Some(Entry::Level { level: *level })),
    }
}

/// The worksheet, marked, and what is kept of that where there is a learner.
fn marked(open: &OpenTask<'_>, written: &Written, hints: [u32; 3]) -> (CalculationMarking, Attempt) {
    let (exercise, rules) = (&open.exercise, open.rules);
    let (sheet, filled) = sheet(exercise, rules, written);
    let marking = mark(exercise, rules, &filled);
    let attempt = Attempt::of_calculation(&marking, rules, open.key.clone(), open.title.clone(), hints);
    let first_wrong = marking.first_wrong.and_then(|position| Some(marking.lines.get(position)?.id.clone()));
    let lines = marking.lines.into_iter().map(|line| CalculationMark {
        id: line.id,
        verdict: line.verdict,
        words: line.verdict.name(),
        sentence: line.sentence,
    });
    let marking = CalculationMarking { sheet, lines: lines.collect(), first_wrong, complete: marking.complete };
    (marking, attempt)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_case::Tables;
    use nintei_training::LineVerdict;

    use super::*;

    fn with_drawn<T>(preset: Preset, work: impl FnOnce(&OpenTask<'_>) -> T) -> T {
        let tables = Tables::load().unwrap();
        work(&OpenTask::drawn(&tables, "7", &preset.difficulty(), now().date_naive()).unwrap())
    }

    fn number(line: &str, text: &str) -> (LineId, WrittenEntry) {
        (line.parse().unwrap(), WrittenEntry::Number { text: text.to_owned() })
    }

    #[test]
    fn what_is_no_number_is_told_at_its_line_and_counts_as_not_filled_in() {
        with_drawn(Preset::D1, |open| {
            let written = Written::from([number("sum/1", "たくさん"), number("sum/2", " ")]);
            let (marking, attempt) = marked(open, &written, [0; 3]);
            assert_eq!((attempt.filled, attempt.first_wrong), (0, None));
            let [unreadable] = marking.sheet.unreadable.as_slice() else { panic!("one line cannot be read") };
            assert!(unreadable.sentence.contains("たくさん"), "{}", unreadable.sentence);
            let line = marking.lines.iter().find(|line| line.id == unreadable.id).unwrap();
            assert_eq!(line.verdict, LineVerdict::NotFilled);
            assert_eq!(marking.first_wrong, None);
        });
    }

    #[test]
    fn the_first_wrong_line_is_named_with_its_reason() {
        with_drawn(Preset::D1, |open| {
            let written = Written::from([number("points/1-3", "99.9"), number("sum/1", "0.3")]);
            let (marking, attempt) = marked(open, &written, [2, 1, 0]);
            assert_eq!((attempt.task.as_str(), attempt.filled, attempt.hints), ("D1/7", 2, [2, 1, 0]));
            assert!(attempt.first_wrong.is_some_and(|line| line.contains("1-3")));
            assert_eq!(marking.first_wrong, Some("points/1-3".parse().unwrap()));
            let line = marking.lines.iter().find(|line| Some(&line.id) == marking.first_wrong.as_ref()).unwrap();
            assert!(line.sentence.as_deref().is_some_and(|sentence| sentence.contains("1-3")));
        });
    }

    #[test]
    fn every_item_of_the_form_is_shown_with_its_answer() {
        with_drawn(Preset::D3, |open| {
            let sections = sections(&open.exercise, open.form);
            let shown: Vec<&SurveyedItem> = sections.iter().flat_map(|section| &section.items).collect();
            assert_eq!(shown.len(), open.form.questions().count());
            assert!(shown.iter().all(|item| !item.answer.is_empty()));
        });
    }

    #[test]
    fn the_tables_to_look_up_hold_every_row() {
        with_drawn(Preset::D4, |open| {
            let rows: Vec<usize> = references(open.rules).iter().map(|table| table.lines.len()).collect();
            assert_eq!(rows, [12, 4, 8]);
        });
    }
}
