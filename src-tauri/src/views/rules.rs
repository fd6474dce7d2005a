use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_judgment::{FigureNode, RuleDifference, RuleGap, Supplement, SupplementFault, TreeId};
use nintei_store::SupplementState;
use serde::Serialize;
use ts_rs::TS;

/// The rules in use, what they do not establish, and the supplements to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleTables {
    /// The editions that come with the program, oldest first.
    pub editions: Vec<RuleEditionView>,
    /// The edition in force today, with the supplements laid over it.
    pub current: String,
    /// Why the adopted supplements are not in use, where they are not: a sentence.
    pub trouble: Option<String>,
    /// What the rules in use leave open or to be checked.
    pub gaps: Vec<RuleGap>,
    /// Every supplement on file, in the order in which they were begun.
    pub supplements: Vec<SupplementView>,
}

/// An edition that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleEditionView {
    /// The month from which it applies: 2009-04.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The form edition whose questions its figures ask.
    pub form: String,
    /// The first day.
    pub applies_from: NaiveDate,
    /// The last day, where one is known.
    pub applies_to: Option<NaiveDate>,
}

/// A supplement on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SupplementView {
    /// Key.
    #[ts(type = "number")]
    pub id: i64,
    /// Where it stands.
    pub state: SupplementState,
    /// What it says.
    pub supplement: Supplement,
    /// When it was saved last, RFC 3339 with offset.
    pub saved_at: String,
    /// By whom.
    pub saved_by: String,
    /// When it was adopted.
    pub adopted_at: Option<String>,
    /// By whom.
    pub adopted_by: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<String>,
    /// By whom.
    pub withdrawn_by: Option<String>,
    /// Why it was withdrawn. Empty while it was not.
    pub withdrawn_why: String,
    /// How many faults keep a draft from being adopted.
    pub faults: usize,
}

/// What a supplement would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SupplementCheck {
    /// Every fault; none where it may be adopted.
    pub faults: Vec<SupplementFault>,
    /// What it would change in the rules in use. None while its tables have a fault.
    pub differences: Vec<RuleDifference>,
    /// Its trees as read, to be drawn; null for one that cannot be read yet.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, import(\"./FigureNode\").FigureNode | null>>")]
    pub figures: BTreeMap<TreeId, Option<FigureNode>>,
    /// The supplement in the words of the tables, as far as they can be recognised.
    pub in_official_words: Supplement,
}
