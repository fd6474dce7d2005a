//! Drawing a made-up case: persons are drawn one after the other from one sequence until one is as asked for.

mod care;
mod items;
mod person;

use nintei_judgment::{
    AdditionStep, CaseFigure, FigureSubject, GapKind, Interval, JudgmentInput, RuleEdition, Tenths, TreeId, outcome,
};
use nintei_survey::{Answers, CareLevel, CareLevels, FormEdition, ItemId, OptionSet};

use crate::exercise::{Exercise, ExerciseError, Origin, StatedMinutes};
use crate::random::Sequence;
use crate::{Difficulty, Wanted};
use person::Person;

/// How many persons are drawn before what is asked for counts as impossible. The rarest preset takes some hundred.
const ATTEMPTS: u32 = 5_000;
/// Answers that tell of a need: with fewer, nearly every line would read the same.
const NEEDS: usize = 8;

pub(crate) fn draw(
    seed: u64,
    difficulty: &Difficulty,
    form: &FormEdition,
    rules: &RuleEdition,
) -> Result<Exercise, ExerciseError> {
    let mut sequence = Sequence::new(seed);
    // Where a step rule is in the tables, it says the steps, and not the exercise.
    let steps_open = rules.gaps().iter().any(|gap| gap.kind == GapKind::AdditionSteps);
    for _ in 0..ATTEMPTS {
        let person = Person::draw(&mut sequence, difficulty);
        let mut answers = person.answers(&mut sequence);
        care::give(&mut answers, &person, difficulty.special_care, &mut sequence);
        if difficulty.warning {
            raise_one(&mut answers, form, &mut sequence);
        }
        let opinion = person.opinion(&answers, &mut sequence);
        // Where 認知症加算 is to be exercised, something is added.
        let steps: &[AdditionStep] = match difficulty.dementia_addition {
            Wanted::Yes => &[AdditionStep::One, AdditionStep::Two],
            Wanted::No | Wanted::Either => &AdditionStep::ALL,
        };
        let step = *sequence.pick(steps).unwrap_or(&AdditionStep::None);
        let washing = person.washing(&mut sequence);
        if needs(&answers, form) < NEEDS || form.raised_warnings(&answers).next().is_some() != difficulty.warning {
            continue;
        }
        let mut exercise = Exercise {
            origin: Origin::Drawn { seed, difficulty: difficulty.clone() },
            form: form.id.clone(),
            rules: rules.id().to_owned(),
            answers,
            opinion,
            step: Some(step),
            stated: Vec::new(),
            trees: TreeId::ALL.into_iter().filter(|tree| difficulty.trees.contains(tree)).collect(),
            whole: difficulty.whole,
        };
        state_minutes(&mut exercise, difficulty, rules, washing);
        if suits(&mut exercise, difficulty, rules, steps_open) {
            return Ok(exercise);
        }
    }
    Err(ExerciseError::NoneFound { attempts: ATTEMPTS })
}

/// How many of the questions with one answer are answered otherwise than with the first option, which needs nothing.
fn needs(answers: &Answers, form: &FormEdition) -> usize {
    let single = form.questions().filter(|question| !question.multiple);
    single.filter(|question| answers.get(question.id).single().is_some_and(|no| no > 1)).count()
}

/// Gives the answers of some 警告 of one or two answers, drawn.
fn raise_one(answers: &mut Answers, form: &FormEdition, sequence: &mut Sequence) {
    let short: Vec<_> = form.warnings.iter().filter(|warning| warning.all_of.len() <= 2).collect();
    for condition in sequence.pick(&short).into_iter().flat_map(|warning| &warning.all_of) {
        answers.put(condition.item, OptionSet::NONE_CHOSEN.with(condition.option));
    }
}

/// Where the tables leave a tree open and the learner is not to trace it, or is not asked for it, made-up minutes.
fn state_minutes(exercise: &mut Exercise, difficulty: &Difficulty, rules: &RuleEdition, washing: i32) {
    if !difficulty.whole {
        return;
    }
    let minutes = outcome(rules, &exercise.input()).minutes;
    for tree in TreeId::ALL {
        let Interval { low, high } = minutes[tree.index()];
        if low != high && !(difficulty.trace && exercise.trees.contains(&tree)) {
            let within = (high - low).count() * washing / 100;
            exercise.stated.push(StatedMinutes { tree, minutes: low + Tenths::new(within) });
        }
    }
}

/// Whether the case is as asked for; takes the step of 認知症加算 back where nobody is raised. Most persons drawn are
/// not as asked for, so the numbers alone are looked at, without the steps to them.
fn suits(exercise: &mut Exercise, difficulty: &Difficulty, rules: &RuleEdition, steps_open: bool) -> bool {
    let input = exercise.input();
    let numbers = outcome(rules, &input);
    let (answers, scores) = (&exercise.answers, numbers.scores);
    let subtotal = numbers.minutes.into_iter().sum::<Interval>() + numbers.special_care;
    let (most, _) = rules.addition_to(answers, scores, subtotal, Some(AdditionStep::Two));
    let ruled_out = most == Interval::ZERO;
    let step = exercise.step.filter(|_| difficulty.whole && !ruled_out && steps_open);
    let (added, total) = rules.addition_to(answers, scores, subtotal, step);
    let addition = match difficulty.dementia_addition {
        Wanted::Yes => added.low > Tenths::ZERO,
        Wanted::No => ruled_out,
        Wanted::Either => true,
    };
    let whole = !difficulty.whole
        || (addition
            && difficulty.split.suits(splits(rules, total))
            && difficulty.near_boundary.is_none_or(|far| near_boundary(rules, total, far)));
    let fits = whole
        && difficulty.special_care.suits(!answers.get(ItemId::SPECIAL_CARE).is_empty())
        && difficulty.near_threshold.is_none_or(|far| {
            let figures = exercise.trees.iter().filter_map(|tree| rules.case_figure(*tree, answers, scores));
            figures.into_iter().any(|figure| near_threshold(&figure, scores, far))
        });
    exercise.step = step;
    fits
}

/// The levels of `total` by its minutes alone.
fn levels(rules: &RuleEdition, total: Interval) -> CareLevels {
    rules.levels_at(&JudgmentInput::default(), total)
}

/// Whether the whole total lies where 要支援2 and 要介護1 are told apart.
fn splits(rules: &RuleEdition, total: Interval) -> bool {
    levels(rules, total) == CareLevels::NONE.with(CareLevel::Support2).with(CareLevel::Care1)
}

/// Whether a boundary lies at most `far` above the total or less than that below it.
fn near_boundary(rules: &RuleEdition, total: Interval, far: Tenths) -> bool {
    let at = |total: Tenths| levels(rules, Interval::exactly(total));
    total.value().is_some_and(|total| at(total - far) != at(total + far))
}

/// Whether a score on the way lies at most `far` from the threshold of the question it is asked at.
fn near_threshold(figure: &CaseFigure<'_>, scores: [Interval; 5], far: Tenths) -> bool {
    let CaseFigure::Question { subject, arms, .. } = figure else { return false };
    let near = match subject {
        FigureSubject::Score { group } => {
            let score = scores.get(usize::from(*group) - 1).and_then(|score| score.value());
            let upper = arms.iter().filter_map(|arm| arm.points).map(|points| points.low).max();
            score.zip(upper).is_some_and(|(score, upper)| upper - far <= score && score < upper + far)
        }
        FigureSubject::Answer { .. } => false,
    };
    near || arms.iter().filter(|arm| arm.open).any(|arm| near_threshold(&arm.next, scores, far))
}
