//! The worksheet reckoned through, line by line: each expectation from what was taken before it. Filled with nothing it
//! is the judgment; filled by a learner, it goes on from the learner's own numbers.

use nintei_judgment::{CaseFigure, Interval, Judgment, JudgmentInput, RuleEdition, TreeId, TreeSteps};
use nintei_survey::{CareLevels, ItemId};

use crate::Exercise;
use crate::worksheet::{Entry, Filled, LineId};

/// What may stand in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Points or minutes; more than one value where the tables leave it open.
    Number(Interval),
    /// Positions of the branches.
    Arms(Vec<u8>),
    /// Levels.
    Levels(CareLevels),
}

impl Expected {
    /// The entry, where only one can be right.
    pub(crate) fn entry(&self) -> Option<Entry> {
        match self {
            Self::Number(interval) => interval.value().map(|value| Entry::Number { value }),
            Self::Arms(arms) => match arms.as_slice() {
                [arm] => Some(Entry::Branch { arm: *arm, read: None }),
                _ => None,
            },
            Self::Levels(levels) if levels.len() == 1 => levels.iter().next().map(|level| Entry::Level { level }),
            Self::Levels(_) => None,
        }
    }

    /// Whether `entry` is one of what may stand there.
    pub(crate) fn allows(&self, entry: Entry) -> bool {
        match (self, entry) {
            (Self::Number(interval), Entry::Number { value }) => interval.contains(Interval::exactly(value)),
            (Self::Arms(arms), Entry::Branch { arm, .. }) => arms.contains(&arm),
            (Self::Levels(levels), Entry::Level { level }) => levels.contains(level),
            _ => false,
        }
    }
}

/// A line with what is expected there and what was taken on.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) id: LineId,
    pub(crate) expected: Expected,
    /// What stands there.
    pub(crate) entry: Option<Entry>,
    /// The number that later lines go on from; for a branch or level not used.
    pub(crate) taken: Interval,
}

/// The worksheet of an exercise reckoned through.
pub(crate) struct Reckoning<'r> {
    pub(crate) steps: Vec<Step>,
    /// The group scores that the trees are asked with.
    pub(crate) scores: [Interval; 5],
    /// The trees that are asked, with the way through them.
    pub(crate) figures: [Option<CaseFigure<'r>>; 8],
    /// The minutes of every tree, also of those not asked.
    pub(crate) minutes: [Interval; 8],
    /// The sum before 認知症加算.
    pub(crate) subtotal: Interval,
    /// With everything added.
    pub(crate) total: Interval,
}

impl<'r> Reckoning<'r> {
    /// Goes through the worksheet of `exercise` with what is `filled` in. `judgment` is that of the exercise.
    pub(crate) fn of(
        exercise: &Exercise,
        rules: &'r RuleEdition,
        input: &JudgmentInput,
        judgment: &Judgment<'_>,
        filled: &Filled,
    ) -> Self {
        let mut reckoning = Self {
            steps: Vec::new(),
            scores: judgment.outcome.scores,
            figures: Default::default(),
            minutes: judgment.outcome.minutes,
            subtotal: Interval::ZERO,
            total: Interval::ZERO,
        };
        for (index, group) in judgment.steps.groups.iter().enumerate() {
            let mut sum = Interval::ZERO;
            let mut joint = 0;
            for line in &group.lines {
                let id = LineId::Points { item: line.item, joint: line.part.map(|_| joint) };
                joint = if line.part.is_some() { joint + 1 } else { 0 };
                sum = sum + reckoning.number(id, line.points, filled);
            }
            let sum = reckoning.number(LineId::Sum { group: group.group }, sum, filled);
            if let Some(score) = reckoning.scores.get_mut(index) {
                *score = sum;
            }
        }
        for tree in &exercise.trees {
            if exercise.stated(*tree).is_none() {
                reckoning.tree(exercise, rules, &judgment.steps.trees, *tree, filled);
            }
        }
        if exercise.whole {
            reckoning.on_to_the_level(exercise, rules, input, judgment.outcome.special_care, filled);
        }
        reckoning
    }

    fn number(&mut self, id: LineId, expected: Interval, filled: &Filled) -> Interval {
        let entry = filled.get(&id);
        let taken = match entry {
            Some(Entry::Number { value }) => Interval::exactly(value),
            _ => expected,
        };
        self.steps.push(Step { id, expected: Expected::Number(expected), entry, taken });
        taken
    }

    fn tree(
        &mut self,
        exercise: &Exercise,
        rules: &'r RuleEdition,
        judged: &[TreeSteps<'_>],
        tree: TreeId,
        filled: &Filled,
    ) {
        let index = tree.index();
        let open = || judged.get(index).map_or(rules.displayed_range(tree), |steps| steps.minutes);
        let figure = rules.case_figure(tree, &exercise.answers, self.scores);
        let minutes = match &figure {
            None => open(),
            Some(root) => self.walk(tree, root, filled),
        };
        let taken = self.number(LineId::Minutes { tree }, minutes, filled);
        if let Some(minutes) = self.minutes.get_mut(index) {
            *minutes = taken;
        }
        if let Some(place) = self.figures.get_mut(index) {
            *place = figure;
        }
    }

    /// Down the tree along the learner's own branches, and where none is filled in along the right ones.
    fn walk(&mut self, tree: TreeId, root: &CaseFigure<'r>, filled: &Filled) -> Interval {
        let mut at: Vec<u8> = Vec::new();
        let mut node = root;
        loop {
            let CaseFigure::Question { arms, .. } = node else { return reached(node).unwrap_or_default() };
            let id = LineId::Question { tree, at: at.clone() };
            let entry = filled.get(&id);
            let open: Vec<u8> = (0u8..).zip(arms).filter(|(_, arm)| arm.open).map(|(position, _)| position).collect();
            let single = match open.as_slice() {
                [arm] => Some(*arm),
                _ => None,
            };
            let own = match entry {
                Some(Entry::Branch { arm, .. }) => Some(arm),
                _ => None,
            };
            self.steps.push(Step { id, expected: Expected::Arms(open), entry, taken: Interval::ZERO });
            let chosen = own.filter(|arm| usize::from(*arm) < arms.len()).or(single);
            let Some((position, arm)) = chosen.and_then(|arm| Some((arm, arms.get(usize::from(arm))?))) else {
                return reached(node).unwrap_or_default();
            };
            at.push(position);
            node = &arm.next;
        }
    }

    fn on_to_the_level(
        &mut self,
        exercise: &Exercise,
        rules: &RuleEdition,
        input: &JudgmentInput,
        special_care: Interval,
        filled: &Filled,
    ) {
        let special_care = if exercise.answers.get(ItemId::SPECIAL_CARE).is_empty() {
            special_care
        } else {
            self.number(LineId::SpecialCare, special_care, filled)
        };
        let minutes = self.minutes.into_iter().sum::<Interval>();
        self.subtotal = self.number(LineId::Subtotal, minutes + special_care, filled);
        let (addition, total) = rules.addition_to(&exercise.answers, self.scores, self.subtotal, exercise.step);
        let added = self.number(LineId::Addition, addition, filled);
        // While the addition is open, the total is not the sum of both: what is added depends on where the sum lies.
        let total = if added == addition { total } else { self.subtotal + added };
        self.total = self.number(LineId::Total, total, filled);
        let levels = rules.levels_at(input, self.total);
        let entry = filled.get(&LineId::Level);
        self.steps.push(Step { id: LineId::Level, expected: Expected::Levels(levels), entry, taken: Interval::ZERO });
    }

    pub(crate) fn step(&self, id: &LineId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    pub(crate) fn taken(&self, id: &LineId) -> Interval {
        self.step(id).map_or(Interval::ZERO, |step| step.taken)
    }

    /// The place of a tree to which the branches `at` lead.
    pub(crate) fn node(&self, tree: TreeId, at: &[u8]) -> Option<&CaseFigure<'r>> {
        at.iter().try_fold(self.figures.get(tree.index())?.as_ref()?, |node, position| match node {
            CaseFigure::Question { arms, .. } => arms.get(usize::from(*position)).map(|arm| &arm.next),
            CaseFigure::Leaf { .. } => None,
        })
    }
}

fn reached(node: &CaseFigure<'_>) -> Option<Interval> {
    match node {
        CaseFigure::Leaf { minutes, .. } => Some(*minutes),
        CaseFigure::Question { arms, .. } => {
            arms.iter().filter(|arm| arm.open).filter_map(|arm| reached(&arm.next)).reduce(Interval::hull)
        }
    }
}
