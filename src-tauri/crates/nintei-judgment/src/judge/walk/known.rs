//! The one way through a tree that known scores and answers leave, and where another branch would have led.

use nintei_survey::Answers;

use super::super::addition;
use super::State;
use crate::rules::{Arm, Node, Question, RuleEdition, Subject, Test, Tree};
use crate::{Interval, Tenths};

/// What is known of one case, to follow trees with.
pub(crate) struct Known<'r>(State<'r>);

/// The way from the first question down, as long as exactly one branch is possible.
pub(crate) struct Way<'r> {
    /// The questions passed, each with the index of the branch taken.
    pub(crate) steps: Vec<(&'r Question, usize)>,
    /// A leaf; or the first question at which several branches are possible.
    pub(crate) end: &'r Node,
}

impl<'r> Known<'r> {
    /// `scores` stand in for what the answers alone would give.
    pub(crate) fn new(rules: &'r RuleEdition, answers: &Answers, scores: [Interval; 5]) -> Self {
        Self(State::new(rules, answers, scores))
    }

    /// The way through the tree below `root`.
    pub(crate) fn way(&self, root: &'r Node) -> Way<'r> {
        let (mut steps, mut end) = (Vec::new(), root);
        while let Node::Question(question) = end {
            let mut possible =
                question.arms.iter().enumerate().filter(|(_, arm)| self.0.leaves(question.subject, arm.test).is_some());
            let (Some((index, arm)), None) = (possible.next(), possible.next()) else { break };
            steps.push((question, index));
            end = &arm.next;
        }
        Way { steps, end }
    }

    /// Minutes of the whole tree.
    pub(crate) fn minutes(&mut self, tree: &'r Tree) -> Interval {
        super::tree::<super::Silent>(tree, &mut self.0).0
    }

    /// 認知症加算 where the trees and 特別な医療 add up to `subtotal`.
    pub(crate) fn addition(&mut self, answers: &Answers, subtotal: Tenths) -> Interval {
        addition::add(self.0.rules, answers, Interval::exactly(subtotal), &mut self.0).0
    }

    /// Whether a case that took `arm` at `question`, against what is known, and then went on by what is known, could
    /// have ended at a leaf of `wanted` minutes. A score asked for is then the nearest one that takes the branch.
    pub(crate) fn leads(&self, question: &Question, arm: &Arm, wanted: Tenths) -> bool {
        let mut state = self.0.clone();
        match (question.subject, arm.test) {
            (Subject::Score(group), Test::Points(range)) => {
                let nearest = if state.scores[group].high < range.low { range.low } else { range.high };
                state.scores[group] = Interval::exactly(nearest);
            }
            (Subject::Choice(place), Test::Options(options)) => state.choices[place] = options,
            _ => return false,
        }
        state.reaches(&arm.next, wanted)
    }
}

impl State<'_> {
    /// What is left of the value asked for, where the branch is possible.
    fn leaves(&self, subject: Subject, test: Test) -> Option<Left> {
        match (subject, test) {
            (Subject::Score(group), Test::Points(range)) => self.scores[group].meet(range).map(Left::Points),
            (Subject::Choice(place), Test::Options(options)) => {
                let left = self.choices[place] & options;
                (left != 0).then_some(Left::Options(left))
            }
            _ => None,
        }
    }

    fn reaches(&mut self, node: &Node, wanted: Tenths) -> bool {
        let question = match node {
            Node::Leaf(leaf) => return leaf.established && leaf.value == Interval::exactly(wanted),
            Node::Question(question) => question,
        };
        question.arms.iter().any(|arm| match (question.subject, self.leaves(question.subject, arm.test)) {
            (Subject::Score(group), Some(Left::Points(left))) => {
                let before = std::mem::replace(&mut self.scores[group], left);
                let reached = self.reaches(&arm.next, wanted);
                self.scores[group] = before;
                reached
            }
            (Subject::Choice(place), Some(Left::Options(left))) => {
                let before = std::mem::replace(&mut self.choices[place], left);
                let reached = self.reaches(&arm.next, wanted);
                self.choices[place] = before;
                reached
            }
            _ => false,
        })
    }
}

enum Left {
    Points(Interval),
    Options(u16),
}
