//! Whether two names may be of one person. Names are compared in the form of a search: width, blanks, hiragana or
//! katakana and variant marks do not matter.

use nintei_survey::Application;

use crate::search_text::normal;

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    Similar,
}

/// A name and its reading in the form in which they are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared<'t> {
    pub(super) name: &'t str,
    pub(super) kana: &'t str,
}

/// Whether a closer look at two people is worth its while.
pub(super) fn may_be_alike(one: Compared<'_>, other: Compared<'_>) -> bool {
    one.name == other.name
        || spelled_alike(one, other)
        || common_end(one.name, other.name) >= 2
        || common_end(one.name, other.name) == 1 && common_end(one.kana, other.kana) >= 2
}

/// How alike the names of two people are. `None` where they are not, or their 性別 differs.
pub(super) fn likeness(one: &Application, other: &Application) -> Option<Likeness> {
    if one.sex.zip(other.sex).is_some_and(|(one, other)| one != other) {
        return None;
    }
    let [names, kanas] = [[&one.name, &other.name], [&one.kana, &other.kana]].map(|pair| pair.map(|text| normal(text)));
    if !names[0].is_empty() && names[0] == names[1] {
        return Some(Likeness::Same);
    }
    let of = |side: usize| Compared { name: &names[side], kana: &kanas[side] };
    (spelled_alike(of(0), of(1)) || same_given(&one.name, &other.name)).then_some(Likeness::Similar)
}

/// The same reading but for one letter; where a reading is missing, the same writing but for one letter.
fn spelled_alike(one: Compared<'_>, other: Compared<'_>) -> bool {
    if one.kana.is_empty() || other.kana.is_empty() {
        return one.name.chars().count() >= 3 && differ_by_one_at_most(one.name, other.name);
    }
    differ_by_one_at_most(one.kana, other.kana)
}

/// Whether only the family names differ, as after a marriage.
fn same_given(one: &str, other: &str) -> bool {
    let given = |name: &str| name.trim().split_once(char::is_whitespace).map(|(_, given)| normal(given));
    given(one).zip(given(other)).is_some_and(|(one, other)| !one.is_empty() && one == other)
}

fn common_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count()
}

/// Whether one letter at most is another, missing or too many.
fn differ_by_one_at_most(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let begin = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = [one.len() - begin, other.len() - begin];
    let end =
        one[begin..].iter().rev().zip(other[begin..].iter().rev()).take_while(|(one, other)| one == other).count();
    rest.into_iter().all(|rest| rest - end <= 1)
}

#[cfg(test)]
mod tests {
    use nintei_survey::Sex;

    use super::*;

    fn person(name: &str, kana: &str, sex: Option<Sex>) -> Application {
        Application { name: name.to_owned(), kana: kana.to_owned(), sex, ..Application::default() }
    }

    fn alike(one: (&str, &str), other: (&str, &str)) -> Option<Likeness> {
        let found = likeness(&person(one.0, one.1, None), &person(other.0, other.1, None));
        assert_eq!(found, likeness(&person(other.0, other.1, None), &person(one.0, one.1, None)));
        let names = [normal(one.0), normal(one.1), normal(other.0), normal(other.1)];
        let (one, other) =
            (Compared { name: &names[0], kana: &names[1] }, Compared { name: &names[2], kana: &names[3] });
        assert!(found.is_none() || may_be_alike(one, other), "{one:?} {other:?}");
        found
    }

    #[test]
    fn names_are_the_same_whatever_their_width_and_blanks() {
        assert_eq!(alike(("架空　花子", ""), ("架空花子", "かくう はなこ")), Some(Likeness::Same));
        assert_eq!(alike(("ｶｸｳ ﾄﾒ", ""), ("かくう とめ", "")), Some(Likeness::Same));
    }

    #[test]
    fn names_are_similar_by_reading_by_one_letter_and_by_the_given_name() {
        for (one, other) in [
            (("斎藤 正", "さいとう ただし"), ("齊藤 正", "サイトウ タダシ")),
            (("髙橋 清", "たかはし きよし"), ("高橋 清", "たかはしきよし")),
            (("佐々木 トメ", ""), ("佐佐木 トメ", "")),
            (("架空 ヨシ", "かくう よし"), ("架空 ヨシエ", "かくう よしえ")),
            (("鈴木 花子", "すずき はなこ"), ("佐藤 花子", "さとう はなこ")),
        ] {
            assert_eq!(alike(one, other), Some(Likeness::Similar), "{one:?} {other:?}");
        }
    }

    #[test]
    fn names_that_share_a_letter_only_and_people_of_another_sex_are_not_alike() {
        for (one, other) in [
            (("佐藤 花子", "さとう はなこ"), ("佐藤 和子", "さとう かずこ")),
            (("鈴木 花子", ""), ("佐藤 和子", "")),
            (("林", ""), ("森", "")),
            (("", ""), ("", "")),
        ] {
            assert_eq!(alike(one, other), None, "{one:?} {other:?}");
        }
        let brother = person("架空 薫", "かくう かおる", Some(Sex::Male));
        let sister = person("架空 薫", "かくう かおる", Some(Sex::Female));
        assert_eq!(likeness(&brother, &sister), None);
    }

    #[test]
    fn one_letter_is_changed_left_out_or_put_in() {
        for (one, other, expected) in [
            ("かな", "かな", true),
            ("かな", "かの", true),
            ("かな", "か", true),
            ("かな", "あかな", true),
            ("かな", "なか", false),
            ("かな", "かなあい", false),
            ("ああ", "ああああ", false),
            ("", "か", true),
        ] {
            assert_eq!(differ_by_one_at_most(one, other), expected, "{one} {other}");
            assert_eq!(differ_by_one_at_most(other, one), expected, "{other} {one}");
        }
    }
}
