//! The fields of one record of 一次判定済みデータ that are read. Names, addresses and telephone numbers are not among them.

use std::ops::RangeInclusive;

use nintei_survey::ItemId;
use unicode_normalization::UnicodeNormalization;

include!(concat!(env!("OUT_DIR"), "/fields.rs"));

/// A field of the record, by its place in it, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field(usize);

impl Field {
    pub(crate) const RECORD_CODE: Self = Self(1);
    pub(crate) const INSURER_NO: Self = Self(2);
    pub(crate) const INSURED_NO: Self = Self(3);
    pub(crate) const APPLIED_ON: Self = Self(4);
    pub(crate) const BRANCH: Self = Self(5);
    pub(crate) const OPINION_DEMENTIA: Self = Self(32);
    pub(crate) const SURVEYED_ON: Self = Self(34);
    pub(crate) const JUDGED_ON: Self = Self(39);
    pub(crate) const LEVEL: Self = Self(40);
    pub(crate) const LEVEL_WITH_ADDITION: Self = Self(41);
    pub(crate) const TOTAL: Self = Self(42);
    pub(crate) const ADDITION: Self = Self(51);
    pub(crate) const WARNINGS: Self = Self(57);
    pub(crate) const STABILITY: Self = Self(58);
    pub(crate) const LIKELIHOOD: Self = Self(59);
    pub(crate) const PHYSICAL_INDEPENDENCE: Self = Self(184);
    pub(crate) const DEMENTIA_INDEPENDENCE: Self = Self(185);

    /// What names the application that a record belongs to.
    pub(crate) const LINKING: [Self; 3] = [Self::INSURER_NO, Self::INSURED_NO, Self::APPLIED_ON];

    /// The eight trees' minutes, in the order of the result sheet.
    pub(crate) fn minutes() -> impl Iterator<Item = Self> {
        (43..=50).map(Self)
    }

    /// The five groups' scores.
    pub(crate) fn scores() -> impl Iterator<Item = Self> {
        (52..=56).map(Self)
    }

    /// 1-1 麻痺等の有無, one field per limb, in the order of the form's options from 2 on.
    pub(crate) fn paralysis() -> impl Iterator<Item = Self> + Clone {
        (110..=114).map(Self)
    }

    /// 1-2 拘縮の有無, one field per joint, in the order of the form's options from 2 on.
    pub(crate) fn contracture() -> impl Iterator<Item = Self> + Clone {
        (115..=118).map(Self)
    }

    /// 特別な医療, one field per treatment, in the order of the form's options from 1 on.
    pub(crate) fn treatments() -> impl Iterator<Item = Self> + Clone {
        (172..=183).map(Self)
    }

    /// The fields of a limb, joint or treatment each.
    pub(crate) fn marks() -> impl Iterator<Item = Self> {
        Self::paralysis().chain(Self::contracture()).chain(Self::treatments())
    }

    /// The items from 1-3 to 5-6, each with its field.
    pub(crate) fn items() -> impl Iterator<Item = (Self, ItemId)> {
        const NUMBERS: [(u8, RangeInclusive<u8>); 5] = [(1, 3..=13), (2, 1..=12), (3, 1..=9), (4, 1..=15), (5, 1..=6)];
        let items = NUMBERS
            .into_iter()
            .flat_map(|(section, numbers)| numbers.filter_map(move |number| ItemId::new(section, number)));
        (119..).map(Self).zip(items)
    }

    /// Every field that is read.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        [
            Self::RECORD_CODE,
            Self::INSURER_NO,
            Self::INSURED_NO,
            Self::APPLIED_ON,
            Self::BRANCH,
            Self::OPINION_DEMENTIA,
            Self::SURVEYED_ON,
            Self::JUDGED_ON,
            Self::LEVEL,
            Self::LEVEL_WITH_ADDITION,
            Self::TOTAL,
        ]
        .into_iter()
        .chain(Self::minutes())
        .chain([Self::ADDITION])
        .chain(Self::scores())
        .chain([Self::WARNINGS, Self::STABILITY, Self::LIKELIHOOD])
        .chain(Self::paralysis())
        .chain(Self::contracture())
        .chain(Self::items().map(|(field, _)| field))
        .chain(Self::treatments())
        .chain([Self::PHYSICAL_INDEPENDENCE, Self::DEMENTIA_INDEPENDENCE])
    }

    /// Its place, from 0.
    pub(crate) const fn index(self) -> usize {
        self.0 - 1
    }

    /// Its name in the row of names.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(self.index()).copied().unwrap_or_default()
    }
}

/// A name as names are compared: width and blanks do not matter.
pub(crate) fn compared(name: &str) -> String {
    name.nfkc().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use nintei_survey::{FormEdition, built_in};

    use super::*;

    fn form() -> FormEdition {
        built_in().unwrap().pop().unwrap()
    }

    fn names(fields: impl Iterator<Item = Field>) -> Vec<&'static str> {
        fields.map(Field::name).collect()
    }

    #[test]
    fn every_item_of_the_record_is_the_item_of_that_name_on_the_form() {
        let form = form();
        for (field, item) in Field::items() {
            let question = form.question(item).unwrap();
            // The two spell three names differently.
            let name = compared(&question.short_name).replace("言う", "いう").replace('・', "");
            let expected = format!("0{}{name}", item.section());
            assert_eq!(compared(field.name()), expected, "{item}");
        }
        assert_eq!(Field::items().count(), 53);
    }

    #[test]
    fn limbs_joints_and_treatments_are_in_the_order_of_the_forms_options() {
        let form = form();
        let labels = |item: ItemId, skipped: usize| -> Vec<String> {
            let options = form.question(item).unwrap().options.iter().skip(skipped);
            options.map(|option| compared(&option.label).replace("(人工肛門)", "")).collect()
        };
        for (fields, prefix, labels) in [
            (names(Field::paralysis()), "01麻痺", labels(ItemId::PARALYSIS, 1)),
            (names(Field::contracture()), "01拘縮", labels(ItemId::CONTRACTURE, 1)),
            (names(Field::treatments()), "", labels(ItemId::SPECIAL_CARE, 0)),
        ] {
            assert_eq!(fields.len(), labels.len());
            for (field, label) in fields.into_iter().zip(labels) {
                let name = compared(field);
                let name = name.strip_prefix(prefix).unwrap();
                assert!(label.starts_with(name), "{name}: {label}");
            }
        }
    }

    #[test]
    fn every_field_that_is_read_has_the_name_it_is_read_as() {
        for (field, name) in [
            (Field::RECORD_CODE, "識別コード"),
            (Field::INSURER_NO, "保険者番号"),
            (Field::INSURED_NO, "被保険者番号"),
            (Field::APPLIED_ON, "認定申請日"),
            (Field::BRANCH, "枝番"),
            (Field::OPINION_DEMENTIA, "意見書認知症高齢者の日常生活自立度"),
            (Field::SURVEYED_ON, "調査実施日"),
            (Field::JUDGED_ON, "一次判定日"),
            (Field::LEVEL, "一次判定結果"),
            (Field::LEVEL_WITH_ADDITION, "一次判定結果認知症加算"),
            (Field::TOTAL, "要介護認定等基準時間"),
            (Field::ADDITION, "要介護認定等基準時間認知症加算"),
            (Field::WARNINGS, "一次判定警告配列コード"),
            (Field::STABILITY, "状態の安定性"),
            (Field::LIKELIHOOD, "認知症自立度Ⅱ以上の蓋然性"),
            (Field::PHYSICAL_INDEPENDENCE, "障害高齢者自立度"),
            (Field::DEMENTIA_INDEPENDENCE, "認知症高齢者自立度"),
        ] {
            assert_eq!(field.name(), name);
        }
        let trees = ["食事", "排泄", "移動", "清潔保持", "間接ケア", "BPSD関連", "機能訓練", "医療関連"];
        assert_eq!(names(Field::minutes()), trees.map(|tree| format!("要介護認定等基準時間{tree}")));
        let groups = ["１", "２", "３", "４", "５"].map(|group| format!("中間評価項目得点第{group}群"));
        assert_eq!(names(Field::scores()), groups);
    }

    #[test]
    fn no_two_names_are_the_same_when_compared() {
        let mut compared: Vec<String> = NAMES.into_iter().map(compared).collect();
        compared.sort();
        compared.dedup();
        assert_eq!(compared.len(), NAMES.len());
    }

    #[test]
    fn nothing_that_tells_who_or_where_a_person_is_is_read() {
        let read = names(Field::all());
        for person in ["カナ氏名", "漢字氏名", "郵便番号", "住所", "電話番号", "名称", "所在地", "意見等", "コメント"]
        {
            assert!(!read.iter().any(|name| compared(name).contains(person)), "{person}");
        }
    }
}
