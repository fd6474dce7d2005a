//! Surveys that are not finished, with whatever opinion.

use nintei_judgment::JudgmentInput;
use nintei_survey::ItemId;
use proptest::prelude::*;

use crate::opinions::opinions;
use crate::surveys::{Sequence, form, input, survey};

/// Fewer than `most_open` items are open.
pub fn half_done(most_open: usize) -> impl Strategy<Value = JudgmentInput> {
    (any::<u64>(), 0..most_open, opinions()).prop_map(|(seed, open, opinion)| {
        let mut sequence = Sequence::new(seed);
        let mut answers = survey(&mut sequence);
        let items: Vec<ItemId> = form().questions().map(|question| question.id).collect();
        for _ in 0..open {
            answers.clear(items[sequence.below(items.len())]);
        }
        JudgmentInput { opinion, ..input(answers) }
    })
}
