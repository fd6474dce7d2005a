use nintei_survey::{KnownNames, NameKind};

use super::letters::Letters;
use super::numbers::Blank;
use super::words::Words;
use super::{KnownValues, Mask, MaskReason, ProposedMask, numbers, recognised};

/// What the program proposes to mask in a text, in order and without overlaps: names and values that the case knows,
/// words before an honorific, words that end as names of facilities or places do, digits that look like telephone
/// numbers or postal codes. What the case knows wins over what is only recognised. A person decides on each.
#[must_use]
pub fn propose_masks(text: &str, names: &KnownNames, values: &KnownValues) -> Vec<ProposedMask> {
    let letters = Letters::of(text);
    let mut proposals = Proposals { units: text.encode_utf16().collect(), proposed: Vec::new() };
    for occurrence in names.find(text) {
        let span = occurrence.span;
        let instead = instead_of_name(occurrence.kind, &span.quoted, values);
        // 「本人さん」 nobody writes: where a word for the person stands in its place, the honorific goes with the name.
        let end = if occurrence.kind == NameKind::Facility {
            span.end
        } else {
            after_honorific(&letters, span.end, values.words)
        };
        proposals.add((span.start, end), instead, MaskReason::KnownName);
    }
    for value in values.find(&letters, false) {
        let instead = value.kind.instead().to_owned();
        proposals.add_letters(&letters, value.letters, instead, MaskReason::KnownValue);
    }
    for start_and_end in recognised::before_honorifics(&letters, values.words) {
        proposals.add_letters(&letters, start_and_end, "○○".to_owned(), MaskReason::BeforeHonorific);
    }
    for named in recognised::facilities(&letters, values.words) {
        proposals.add_letters(&letters, named.letters, named.instead, MaskReason::FacilityWord);
    }
    for start_and_end in recognised::after_facilities(&letters, values.words) {
        proposals.add_letters(&letters, start_and_end, "○○".to_owned(), MaskReason::FacilityWord);
    }
    for named in recognised::places(&letters, values.words) {
        proposals.add_letters(&letters, named.letters, named.instead, MaskReason::PlaceWord);
    }
    for run in numbers::runs(&letters, Blank::Parts) {
        if run.looks_like_postal_code() {
            proposals.add_letters(&letters, run.letters, "（郵便番号）".to_owned(), MaskReason::Digits);
        } else if run.looks_like_phone() {
            proposals.add_letters(&letters, run.letters, "（電話番号）".to_owned(), MaskReason::Digits);
        }
    }
    proposals.proposed.sort_by_key(|proposed| proposed.mask.start);
    proposals.proposed
}

struct Proposals {
    units: Vec<u16>,
    proposed: Vec<ProposedMask>,
}

impl Proposals {
    fn add(&mut self, (start, end): (usize, usize), instead: String, reason: MaskReason) {
        let taken = |it: &ProposedMask| start < it.mask.end && it.mask.start < end;
        if start >= end || self.proposed.iter().any(taken) {
            return;
        }
        let quoted = String::from_utf16_lossy(self.units.get(start..end).unwrap_or_default());
        self.proposed.push(ProposedMask { mask: Mask { start, end, instead }, quoted, reason });
    }

    fn add_letters(&mut self, text: &Letters, (start, end): (usize, usize), instead: String, reason: MaskReason) {
        if let Some(units) = text.units(start, end) {
            self.add(units, instead, reason);
        }
    }
}

/// What stands in place of a name.
fn instead_of_name(kind: NameKind, quoted: &str, values: &KnownValues) -> String {
    match kind {
        NameKind::Own => "本人".to_owned(),
        NameKind::Family if values.family_relation.is_empty() => "家族".to_owned(),
        NameKind::Family => values.family_relation.clone(),
        NameKind::Facility => recognised::facility_instead(quoted, values.words),
        NameKind::Investigator => "調査員".to_owned(),
        NameKind::Physician => "主治医".to_owned(),
    }
}

/// The unit after the honorific that follows unit `end`, or `end` where none does.
fn after_honorific(letters: &Letters, end: usize, words: &Words) -> usize {
    let Some(at) = letters.at_unit(end) else { return end };
    let longest = words.honorifics.iter().filter(|it| it.stands_at(letters, at)).map(|it| it.letters.len()).max();
    longest.and_then(|len| letters.units(at, at + len)).map_or(end, |(_, end)| end)
}
