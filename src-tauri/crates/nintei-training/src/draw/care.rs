//! 特別な医療 of a made-up person, and what goes with it.

use nintei_survey::{Answers, ItemId, OptionSet};

use super::person::Person;
use crate::Wanted;
use crate::random::Sequence;

/// Treatments of whoever is up, by their numbers on the form: 点滴, 透析, ストーマ, 酸素, 疼痛, カテーテル.
const UP: [u8; 6] = [1, 3, 4, 5, 8, 12];
/// Treatments of whoever lies in bed: 点滴, 酸素, 経管栄養, じょくそう, カテーテル.
const IN_BED: [u8; 5] = [1, 5, 9, 11, 12];
/// From this need of the body on, a person lies in bed.
const BED: i32 = 80;

const TUBE_FEEDING: u8 = 9;
const CATHETER: u8 = 12;

const SWALLOWING: Option<ItemId> = ItemId::new(2, 3);
const EATING: Option<ItemId> = ItemId::new(2, 4);
const URINATION: Option<ItemId> = ItemId::new(2, 5);
const MEDICINE: Option<ItemId> = ItemId::new(5, 1);

/// Gives the person treatments where they are wanted or where nobody could eat without.
pub(super) fn give(answers: &mut Answers, person: &Person, wanted: Wanted, sequence: &mut Sequence) {
    let cannot_swallow = chosen(answers, SWALLOWING) == Some(3);
    let some = match wanted {
        Wanted::Yes => true,
        Wanted::No => false,
        Wanted::Either => cannot_swallow || sequence.chance(25),
    };
    if !some {
        if cannot_swallow {
            put(answers, SWALLOWING, 2);
        }
        return;
    }
    let among: &[u8] = if person.body >= BED { &IN_BED } else { &UP };
    let mut received = OptionSet::NONE_CHOSEN;
    if cannot_swallow {
        received = received.with(TUBE_FEEDING);
    }
    let count = 1 + sequence.below(2);
    while received.len() < count {
        received = sequence.pick(among).map_or(received, |no| received.with(*no));
    }
    if received.contains(TUBE_FEEDING) {
        put(answers, SWALLOWING, 3);
        put(answers, EATING, 4);
        put(answers, MEDICINE, 3);
    }
    if received.contains(CATHETER) {
        put(answers, URINATION, 4);
    }
    answers.put(ItemId::SPECIAL_CARE, received);
}

fn chosen(answers: &Answers, item: Option<ItemId>) -> Option<u8> {
    answers.get(item?).single()
}

fn put(answers: &mut Answers, item: Option<ItemId>, no: u8) {
    if let Some(item) = item {
        answers.put(item, OptionSet::NONE_CHOSEN.with(no));
    }
}
