use nintei_judgment::{Tenths, TreeId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an exercise asks, and what its case is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    /// The trees that are traced. The minutes of the others are given, where the exercise goes on to the total.
    pub trees: Vec<TreeId>,
    /// Whether it goes on to 特別な医療, the sums, 認知症加算 and the level.
    pub whole: bool,
    /// The total lies at most so far from a boundary of the levels, tenths of a minute.
    #[ts(type = "number | null")]
    pub near_boundary: Option<Tenths>,
    /// On the way through the trees, a score lies at most so far from the threshold it is asked about, tenths of a point.
    #[ts(type = "number | null")]
    pub near_threshold: Option<Tenths>,
    /// Whether 特別な医療 is received.
    pub special_care: Wanted,
    /// Whether 認知症加算 is added. Where it is not wanted, the person is not eligible.
    pub dementia_addition: Wanted,
    /// Whether the total is 32 to under 50 minutes, so that 蓋然性 and 状態の安定性 decide.
    pub split: Wanted,
    /// Whether the answers raise a 警告.
    pub warning: bool,
    /// Where the tables lack a tree: true, and the learner traces it in the textbook's figure; false, and the exercise
    /// states made-up minutes, marked as such.
    pub trace: bool,
}

impl Difficulty {
    /// The preset that asks exactly this, where there is one.
    #[must_use]
    pub fn preset(&self) -> Option<Preset> {
        Preset::ALL.into_iter().find(|preset| preset.difficulty() == *self)
    }
}

/// Whether something is part of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// As it comes.
    Either,
}

impl Wanted {
    /// Whether what was found is as wanted.
    pub(crate) const fn suits(self, found: bool) -> bool {
        match self {
            Self::Yes => found,
            Self::No => !found,
            Self::Either => true,
        }
    }
}

/// The five difficulties that a course goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Preset {
    /// Scores and their sums.
    D1,
    /// Three trees.
    D2,
    /// From the scores to the level.
    D3,
    /// 特別な医療, and 要支援2 or 要介護1.
    D4,
    /// 認知症加算 near a boundary.
    D5,
}

impl Preset {
    /// All five, the easiest first.
    pub const ALL: [Self; 5] = [Self::D1, Self::D2, Self::D3, Self::D4, Self::D5];

    /// As the course names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::D1 => "中間評価項目得点",
            Self::D2 => "樹形図の基本（食事・排泄・移動）",
            Self::D3 => "八つの樹形図から要介護度まで",
            Self::D4 => "特別な医療と、要支援2・要介護1の振り分け",
            Self::D5 => "認知症加算と区分の境目",
        }
    }

    /// What is to be learnt, in a sentence.
    #[must_use]
    pub const fn aim(self) -> &'static str {
        match self {
            Self::D1 => "回答ごとの得点を得点表から読み、五つの群の得点を求めます。",
            Self::D2 => "得点と回答から、食事・排泄・移動の樹形図をたどって時間を求めます。",
            Self::D3 => "八つの樹形図の時間を合計し、要介護度を求めます。表にない樹形図はテキストの図でたどります。",
            Self::D4 => {
                "特別な医療の時間を加え、32分以上50分未満のときの要支援2と要介護1を、蓋然性と状態の安定性から分けます。"
            }
            Self::D5 => {
                "認知症加算の対象かどうかを確かめ、示された段階の時間を加え、境目に近い合計から要介護度を求めます。"
            }
        }
    }

    /// What it asks.
    #[must_use]
    pub fn difficulty(self) -> Difficulty {
        let scores = Difficulty {
            trees: Vec::new(),
            whole: false,
            near_boundary: None,
            near_threshold: None,
            special_care: Wanted::No,
            dementia_addition: Wanted::Either,
            split: Wanted::Either,
            warning: false,
            trace: false,
        };
        let whole = Difficulty { trees: TreeId::ALL.to_vec(), whole: true, ..scores.clone() };
        match self {
            Self::D1 => scores,
            Self::D2 => Difficulty { trees: vec![TreeId::Meal, TreeId::Excretion, TreeId::Mobility], ..scores },
            Self::D3 => {
                Difficulty { special_care: Wanted::Either, dementia_addition: Wanted::No, trace: true, ..whole }
            }
            Self::D4 => {
                Difficulty { special_care: Wanted::Yes, dementia_addition: Wanted::No, split: Wanted::Yes, ..whole }
            }
            Self::D5 => Difficulty {
                near_boundary: Some(Tenths::new(10)),
                near_threshold: Some(Tenths::new(10)),
                special_care: Wanted::Either,
                dementia_addition: Wanted::Yes,
                ..whole
            },
        }
    }
}
