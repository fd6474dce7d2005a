use std::collections::BTreeMap;

use nintei_survey::{Answers, ItemId, OptionSet};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Answers in little room: for each 群 its items' options in order, one item after the other, each option a hexadecimal
/// digit. `{"1":",24,1,2"}` says 1-1 左上肢・左下肢, 1-2 ない, 1-3 何かにつかまればできる. An item without an answer is
/// empty, one answered with none of its options is 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct KeptAnswers(pub(crate) Answers);

/// Items of a section at most.
const NUMBERS: u8 = (ItemId::SLOTS / 8) as u8;

impl Serialize for KeptAnswers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sections = BTreeMap::new();
        for section in 1..=7u8 {
            let mut text = String::new();
            for item in (0..NUMBERS).filter_map(|number| ItemId::new(section, number)) {
                let chosen = self.0.get(item);
                if chosen == OptionSet::NONE_CHOSEN {
                    text.push('0');
                }
                text.extend(chosen.numbers().filter_map(|no| char::from_digit(no.into(), 16)));
                text.push(',');
            }
            let text = text.trim_end_matches(',');
            if !text.is_empty() {
                sections.insert(section, text.to_owned());
            }
        }
        sections.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for KeptAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let sections = BTreeMap::<u8, String>::deserialize(deserializer)?;
        let mut answers = Answers::default();
        for (section, text) in sections {
            for (number, options) in (0u8..).zip(text.split(',')).filter(|(_, options)| !options.is_empty()) {
                let item = ItemId::new(section, number).ok_or_else(|| D::Error::custom("item"))?;
                let mut chosen = OptionSet::NONE_CHOSEN;
                for option in options.chars() {
                    let no = option.to_digit(16).and_then(|no| u8::try_from(no).ok());
                    chosen = chosen.with(no.ok_or_else(|| D::Error::custom("option"))?);
                }
                answers.put(item, chosen);
            }
        }
        Ok(Self(answers))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn answers_take_the_room_that_was_meant() {
        let mut answers = Answers::default();
        for (section, number, options) in [(1, 1, vec![2, 4]), (1, 2, vec![1]), (1, 3, vec![2]), (6, 0, vec![1, 12])] {
            let chosen = options.into_iter().fold(OptionSet::NONE_CHOSEN, OptionSet::with);
            answers.put(ItemId::new(section, number).unwrap(), chosen);
        }
        let kept = serde_json::to_string(&KeptAnswers(answers)).unwrap();
        assert_eq!(kept, r#"{"1":",24,1,2","6":"1c"}"#);
    }

    proptest! {
        #[test]
        fn any_answers_are_read_back_as_they_were(masks in prop::collection::vec(prop::option::of(any::<u16>()), 128)) {
            let mut answers = Answers::default();
            for (slot, mask) in (0u8..).zip(masks) {
                if let (Some(item), Some(mask)) = (ItemId::new(slot / NUMBERS, slot % NUMBERS), mask) {
                    answers.put(item, OptionSet::answered(mask));
                }
            }
            let text = serde_json::to_string(&KeptAnswers(answers)).unwrap();
            prop_assert_eq!(serde_json::from_str::<KeptAnswers>(&text).unwrap().0, answers);
        }
    }
}
