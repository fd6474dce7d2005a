//! The parts of an exercise that are kept in a form of their own, and read back from it.

/// Answers by item: `{"1-1": [4, 5], "1-3": [2]}`.
pub(crate) mod answers {
    use std::collections::BTreeMap;

    use nintei_survey::{Answers, ItemId, OptionSet};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// The items that are answered, in the order of the form.
    pub(crate) fn answered(answers: &Answers) -> impl Iterator<Item = (ItemId, OptionSet)> {
        let items = (1..=7).flat_map(|section| (0..16).filter_map(move |number| ItemId::new(section, number)));
        items.map(|item| (item, answers.get(item))).filter(|(_, chosen)| chosen.is_answered())
    }

    pub(crate) fn serialize<S: Serializer>(answers: &Answers, serializer: S) -> Result<S::Ok, S::Error> {
        let answered = answered(answers);
        serializer.collect_map(answered.map(|(item, chosen)| (item, chosen.numbers().collect::<Vec<u8>>())))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Answers, D::Error> {
        let by_item = BTreeMap::<ItemId, Vec<u8>>::deserialize(deserializer)?;
        let mut answers = Answers::default();
        for (item, numbers) in by_item {
            let mut chosen = OptionSet::NONE_CHOSEN;
            for no in numbers {
                if !(1..=15).contains(&no) || chosen.contains(no) {
                    return Err(D::Error::custom(format!("{item}の選択肢{no}は読めません")));
                }
                chosen = chosen.with(no);
            }
            answers.put(item, chosen);
        }
        Ok(answers)
    }
}

/// A seed as a text, since a window counts exactly only to 2⁵³.
pub(crate) mod seed {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(seed: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(seed)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format!("課題番号「{text}」は数として読めません")))
    }
}
