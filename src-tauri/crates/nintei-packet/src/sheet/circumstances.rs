//! The circumstances of an item as documents name them.

use nintei_survey::Circumstance;

/// Every circumstance, with the one letter that stands for it where there is little room.
pub(crate) const ALL: [(Circumstance, &str); 4] = [
    (Circumstance::NotTried, "試"),
    (Circumstance::DiffersFromUsual, "異"),
    (Circumstance::InappropriateCare, "不"),
    (Circumstance::NobodyPresent, "立"),
];

/// The name as printed.
pub(crate) const fn name(circumstance: Circumstance) -> &'static str {
    match circumstance {
        Circumstance::NotTried => "試行できず",
        Circumstance::DiffersFromUsual => "日頃と異なる",
        Circumstance::InappropriateCare => "不適切な介助",
        Circumstance::NobodyPresent => "立会者なし",
    }
}
