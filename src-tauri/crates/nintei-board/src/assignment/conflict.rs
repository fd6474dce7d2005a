use unicode_normalization::UnicodeNormalization;

use super::CaseToPlace;

/// A sentence where a member surveyed the case and so may not decide it. `members` are names and, where they are in it,
/// keys in the register of investigators. Whoever is known by key is compared by key; names are compared, without their
/// blanks and whatever their width, where one of the two is not in the register.
#[must_use]
pub fn conflict(case: &CaseToPlace, members: &[(String, Option<i64>)]) -> Option<String> {
    let surveyor = folded(&case.investigator_name);
    let same = |(name, key): &&(String, Option<i64>)| match (case.investigator, key) {
        (Some(surveyed), Some(member)) => surveyed == *member,
        _ => !surveyor.is_empty() && folded(name) == surveyor,
    };
    let (name, _) = members.iter().find(same)?;
    Some(format!("委員の{}がこの事例を調査しています。調査した者のいない合議体に割り当ててください。", name.trim()))
}

fn folded(name: &str) -> String {
    name.nfkc().filter(|letter| !letter.is_whitespace()).collect()
}
