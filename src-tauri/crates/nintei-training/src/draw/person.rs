//! A made-up person: what lies behind the needs, and the answers that follow from it.

use nintei_survey::{Answers, ItemId, Opinion, OptionSet, Stability};

use super::items::{DEMENTIA, HEARING, LOADINGS, Loading, SIGHT};
use crate::random::Sequence;
use crate::{Difficulty, Wanted};

/// How far an answer may lie from what the needs alone would give.
const NOISE: i32 = 9;
/// From this need of cognition on, sight and hearing may be impossible to tell.
const UNTELLABLE: i32 = 92;
/// The option 見えているのか判断不能, 聞えているのか判断不能.
const CANNOT_TELL: u8 = 5;
/// Ⅱa among the degrees of 認知症高齢者の日常生活自立度; from it on survey and physician must agree, or a 蓋然性 is given.
const DEGREE_II: u8 = 3;

/// Needs from 0 (none) to 100 (full).
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) body: i32,
    pub(super) mind: i32,
    behaviour: i32,
    sight: i32,
    hearing: i32,
}

impl Person {
    pub(super) fn draw(sequence: &mut Sequence, difficulty: &Difficulty) -> Self {
        let within = |need: i32| need.clamp(0, 100);
        let (body, mind) = match (difficulty.dementia_addition, difficulty.split) {
            (Wanted::Yes, _) => (sequence.between(8, 48), sequence.between(50, 92)),
            (_, Wanted::Yes) => (sequence.between(18, 58), sequence.between(5, 52)),
            _ => {
                let severity = sequence.between(0, 100);
                (within(severity + sequence.around_zero(30)), within(severity + sequence.around_zero(45)))
            }
        };
        Self {
            body,
            mind,
            behaviour: within(mind * 7 / 10 + sequence.around_zero(45)),
            sight: within(body / 2 + sequence.around_zero(60)),
            hearing: within(body / 2 + sequence.around_zero(60)),
        }
    }

    /// What the person needs where body and mind count as in washing, 0–100.
    pub(super) fn washing(&self, sequence: &mut Sequence) -> i32 {
        (self.need([70, 30, 0]) + sequence.around_zero(NOISE)).clamp(0, 100)
    }

    fn need(&self, [body, mind, behaviour]: [i32; 3]) -> i32 {
        (body * self.body + mind * self.mind + behaviour * self.behaviour) / 100
    }

    pub(super) fn answers(&self, sequence: &mut Sequence) -> Answers {
        let mut answers = Answers::default();
        for loading in &LOADINGS {
            put(&mut answers, loading, option(loading, self.need(loading.weights), sequence));
        }
        for (loading, need) in [(&SIGHT, self.sight), (&HEARING, self.hearing)] {
            let untellable = self.mind >= UNTELLABLE && sequence.chance(40);
            let seen = option(loading, need, sequence);
            put(&mut answers, loading, if untellable { CANNOT_TELL } else { seen });
        }
        answers.put(ItemId::PARALYSIS, self.paralysis(sequence));
        answers.put(ItemId::CONTRACTURE, self.contracture(sequence));
        answers.put(ItemId::SPECIAL_CARE, OptionSet::NONE_CHOSEN);
        answers
    }

    /// 1 ない, 2 左上肢, 3 右上肢, 4 左下肢, 5 右下肢.
    fn paralysis(&self, sequence: &mut Sequence) -> OptionSet {
        // Percent of ない, one limb, both legs, one side; the rest has more.
        let shares = match self.body {
            ..20 => [85, 8, 5, 2],
            20..75 => [45, 10, 22, 15],
            _ => [18, 5, 30, 20],
        };
        let mut drawn = sequence.below(100);
        let kind = shares.iter().position(|share| {
            let within = drawn < *share;
            drawn = drawn.saturating_sub(*share);
            within
        });
        let limbs: &[u8] = match kind {
            Some(0) => &[1],
            Some(1) => sequence.pick(&[[2], [3], [4], [5]]).map_or(&[1], |limb| limb),
            Some(2) => &[4, 5],
            Some(3) => sequence.pick(&[[2, 4], [3, 5]]).map_or(&[1], |side| side),
            _ => sequence.pick::<&[u8]>(&[&[2, 3, 4, 5], &[2, 4, 5], &[3, 4, 5], &[2, 3]]).map_or(&[1], |limbs| limbs),
        };
        limbs.iter().fold(OptionSet::NONE_CHOSEN, |set, limb| set.with(*limb))
    }

    /// 1 ない, 2 肩関節, 3 股関節, 4 膝関節.
    fn contracture(&self, sequence: &mut Sequence) -> OptionSet {
        let joints = [(2, 72), (3, 80), (4, 58)];
        let stiff = joints.into_iter().filter(|(_, from)| self.body + sequence.around_zero(30) >= *from);
        let set = stiff.fold(OptionSet::NONE_CHOSEN, |set, (no, _)| set.with(no));
        if set.is_empty() { set.with(1) } else { set }
    }

    /// What the physician writes: mostly the investigator's degree, sometimes another, and then with the 蓋然性.
    pub(super) fn opinion(&self, answers: &Answers, sequence: &mut Sequence) -> Opinion {
        let by_survey = answers.get(ItemId::DEMENTIA_INDEPENDENCE).single();
        let by_physician = option(&DEMENTIA, self.mind, sequence);
        let agrees = sequence.chance(60);
        let stability = if sequence.chance(75) { Stability::Stable } else { Stability::Unstable };
        let likelihood = u8::try_from(sequence.between(1, 19) * 5).ok();
        let dementia = if agrees { by_survey } else { Some(by_physician) };
        let differ = (by_survey >= Some(DEGREE_II)) != (dementia >= Some(DEGREE_II));
        Opinion { dementia, stability: Some(stability), dementia_likelihood_percent: likelihood.filter(|_| differ) }
    }
}

fn option(loading: &Loading, need: i32, sequence: &mut Sequence) -> u8 {
    let need = need + sequence.around_zero(NOISE);
    1 + loading.cuts.iter().map(|cut| u8::from(need >= *cut)).sum::<u8>()
}

fn put(answers: &mut Answers, loading: &Loading, no: u8) {
    if let Some(item) = loading.item() {
        answers.put(item, OptionSet::NONE_CHOSEN.with(no));
    }
}
