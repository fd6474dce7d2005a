//! The way through a tree. An unsettled value takes every branch it may take, narrowed to what that branch allows.

mod known;

use nintei_survey::{Answers, ItemId};

use crate::Interval;
use crate::judgment::{AskedValue, PathBranch, PathNode};
use crate::rules::{
    CONTRACTURE_JOINTS, Leaf, Node, Question, RuleEdition, StepSet, Subject, Test, Tree, Value, paralysis_pattern,
};

pub(crate) use known::{Known, Way};

/// What is known of scores and answers at a place of the tree.
#[derive(Clone)]
pub(super) struct State<'r> {
    rules: &'r RuleEdition,
    scores: [Interval; 5],
    /// Options still possible, by place; bit n for option n.
    choices: [u16; Subject::PLACES],
    answered: [bool; Subject::PLACES],
}

impl<'r> State<'r> {
    pub(super) fn new(rules: &'r RuleEdition, answers: &Answers, scores: [Interval; 5]) -> Self {
        let mut state = Self { rules, scores, choices: [0; Subject::PLACES], answered: [false; Subject::PLACES] };
        for item in rules.groups.iter().flat_map(|group| &group.items) {
            let chosen = answers.get(item.item);
            let answered = chosen.is_answered();
            match item.item {
                ItemId::CONTRACTURE => {
                    for (joint, (_, no)) in CONTRACTURE_JOINTS.into_iter().enumerate() {
                        let mask = match (answered, chosen.contains(no)) {
                            (false, _) => 0b110,
                            (true, false) => 0b010,
                            (true, true) => 0b100,
                        };
                        state.put(Subject::joint(joint), mask, answered);
                    }
                }
                ItemId::PARALYSIS if answered => {
                    state.put(Subject::item(item.item), 1 << (paralysis_pattern(chosen) + 1), true);
                }
                _ if answered => state.put(Subject::item(item.item), chosen.mask(), true),
                _ => state.put(Subject::item(item.item), every_option(item.rows.len()), false),
            }
        }
        // The trees never ask for a 日常生活自立度; the step rule of 認知症加算 may.
        for item in [ItemId::PHYSICAL_INDEPENDENCE, ItemId::DEMENTIA_INDEPENDENCE] {
            let (place, chosen) = (Subject::item(item), answers.get(item));
            let open = every_option(rules.choice_labels[place].len());
            state.put(place, if chosen.is_answered() { chosen.mask() } else { open }, chosen.is_answered());
        }
        state
    }

    fn put(&mut self, place: usize, mask: u16, answered: bool) {
        self.choices[place] = mask;
        self.answered[place] = answered;
    }

    /// What is known here of the value that a question asks for.
    pub(super) fn asked(&self, subject: Subject) -> AskedValue<'r> {
        match subject {
            Subject::Score(group) => AskedValue::Score { points: self.scores[group] },
            Subject::Choice(place) => AskedValue::Answers {
                labels: (1u16..)
                    .zip(&self.rules.choice_labels[place])
                    .filter(|(no, _)| self.choices[place] & (1 << no) != 0)
                    .map(|(_, label)| label.as_str())
                    .collect(),
                answered: self.answered[place],
            },
        }
    }

    /// Narrows what a branch asks about to what the branch allows; false, and nothing narrowed, where nothing is left.
    pub(super) fn narrow(&mut self, subject: Subject, test: Test) -> bool {
        match (subject, test) {
            (Subject::Score(group), Test::Points(range)) => match self.scores[group].meet(range) {
                Some(narrowed) => {
                    self.scores[group] = narrowed;
                    true
                }
                None => false,
            },
            (Subject::Choice(place), Test::Options(options)) if self.choices[place] & options != 0 => {
                self.choices[place] &= options;
                true
            }
            _ => false,
        }
    }
}

const fn every_option(count: usize) -> u16 {
    ((1u32 << (count + 1)) - 2) as u16
}

/// What a walk through a tree whose ends hold a `V` leaves behind.
pub(super) trait Trail<'r, V> {
    type Node;
    type Branches;
    fn leaf(leaf: &'r Leaf<V>) -> Self::Node;
    fn begin(question: &'r Question<V>) -> Self::Branches;
    fn branch(branches: &mut Self::Branches, label: &'r str, next: Option<Self::Node>);
    fn question(question: &'r Question<V>, state: &State<'r>, branches: Self::Branches) -> Self::Node;
}

/// Leaves nothing behind.
pub(super) struct Silent;

impl<'r, V> Trail<'r, V> for Silent {
    type Node = ();
    type Branches = ();
    fn leaf(_: &'r Leaf<V>) {}
    fn begin(_: &'r Question<V>) {}
    fn branch(_: &mut (), _: &'r str, _: Option<()>) {}
    fn question(_: &'r Question<V>, _: &State<'r>, (): ()) {}
}

/// Leaves the path behind.
pub(super) struct Path;

impl<'r, V: PathEnd> Trail<'r, V> for Path {
    type Node = PathNode<'r>;
    type Branches = Vec<PathBranch<'r>>;

    fn leaf(leaf: &'r Leaf<V>) -> PathNode<'r> {
        V::path_end(leaf)
    }

    fn begin(question: &'r Question<V>) -> Self::Branches {
        Vec::with_capacity(question.arms.len())
    }

    fn branch(branches: &mut Self::Branches, label: &'r str, next: Option<PathNode<'r>>) {
        branches.push(PathBranch { label, next });
    }

    fn question(question: &'r Question<V>, state: &State<'r>, branches: Self::Branches) -> PathNode<'r> {
        PathNode::Question {
            asks: &question.asks,
            value: state.asked(question.subject),
            branches,
            doubt: question.doubt.as_deref(),
            supplement: question.supplement,
        }
    }
}

/// What can stand at the end of a path.
pub(super) trait PathEnd: Sized {
    fn path_end(leaf: &Leaf<Self>) -> PathNode<'_>;
}

impl PathEnd for Interval {
    fn path_end(leaf: &Leaf) -> PathNode<'_> {
        let Leaf { value: minutes, established, supplement, .. } = *leaf;
        PathNode::Leaf { minutes, established, doubt: leaf.doubt.as_deref(), supplement }
    }
}

impl PathEnd for StepSet {
    fn path_end(leaf: &Leaf<Self>) -> PathNode<'_> {
        let steps = leaf.value.iter().collect();
        PathNode::Step { steps, established: leaf.established, doubt: leaf.doubt.as_deref() }
    }
}

/// Minutes of a whole tree; its displayed range where it is not established.
pub(super) fn tree<'r, T: Trail<'r, Interval>>(tree: &'r Tree, state: &mut State<'r>) -> (Interval, Option<T::Node>) {
    match &tree.root {
        None => (tree.displayed_range, None),
        Some(root) => {
            let (minutes, node) = walk::<_, T>(root, state);
            (minutes.unwrap_or(tree.displayed_range), Some(node))
        }
    }
}

/// What the ends reached hold together; `None` where none is.
pub(super) fn walk<'r, V: Value, T: Trail<'r, V>>(node: &'r Node<V>, state: &mut State<'r>) -> (Option<V>, T::Node) {
    let question = match node {
        Node::Leaf(leaf) => return (Some(leaf.value), T::leaf(leaf)),
        Node::Question(question) => question,
    };
    let mut reached: Option<V> = None;
    let mut branches = T::begin(question);
    for arm in &question.arms {
        let taken = match (question.subject, arm.test) {
            (Subject::Score(group), Test::Points(range)) => {
                let before = state.scores[group];
                before.meet(range).map(|narrowed| {
                    state.scores[group] = narrowed;
                    let taken = walk::<V, T>(&arm.next, state);
                    state.scores[group] = before;
                    taken
                })
            }
            (Subject::Choice(place), Test::Options(options)) => {
                let before = state.choices[place];
                (before & options != 0).then(|| {
                    state.choices[place] = before & options;
                    let taken = walk::<V, T>(&arm.next, state);
                    state.choices[place] = before;
                    taken
                })
            }
            _ => None,
        };
        let next = taken.map(|(below, next)| {
            reached = match (reached, below) {
                (Some(so_far), Some(below)) => Some(so_far.join(below)),
                (so_far, below) => so_far.or(below),
            };
            next
        });
        T::branch(&mut branches, &arm.label, next);
    }
    (reached, T::question(question, state, branches))
}
