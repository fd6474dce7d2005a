//! Names that must not stand in 特記事項.

use nintei_survey::{Application, KnownName, KnownNames, NameKind, Overview, PhysicianOpinion};
use proptest::prelude::*;

fn known(kind: NameKind, name: &str, kana: &str) -> KnownName {
    KnownName { kind, name: name.to_owned(), kana: kana.to_owned() }
}

fn found(names: &[KnownName], text: &str) -> Vec<String> {
    let names = KnownNames::new(names).unwrap();
    names.find(text).into_iter().map(|occurrence| occurrence.span.quoted).collect()
}

fn yamada() -> Vec<KnownName> {
    vec![known(NameKind::Own, "山田 花子", "やまだ はなこ")]
}

#[test]
fn a_whole_name_is_found_with_and_without_a_blank() {
    assert_eq!(found(&yamada(), "山田花子は"), ["山田花子"]);
    assert_eq!(found(&yamada(), "山田　花子は"), ["山田　花子"]);
    assert_eq!(found(&yamada(), "山 田 花 子は"), ["山 田 花 子"]);
}

#[test]
fn family_name_and_given_name_are_found_alone() {
    assert_eq!(found(&yamada(), "長女が山田さんを呼び、花子と呼び返す。"), ["山田", "花子"]);
}

#[test]
fn a_name_is_found_in_kana_of_every_kind_and_width() {
    for written in ["やまだはなこ", "ヤマダハナコ", "ﾔﾏﾀﾞ ﾊﾅｺ"] {
        assert_eq!(found(&yamada(), &format!("（{written}）")), [written]);
    }
    assert_eq!(found(&yamada(), "やまださん"), ["やまだ"]);
    assert_eq!(found(&yamada(), "ﾔﾏﾀﾞが"), ["ﾔﾏﾀﾞ"]);
}

#[test]
fn letters_are_found_in_any_width_and_case() {
    let names = [known(NameKind::Facility, "Care Smile", "")];
    assert_eq!(found(&names, "ＣＡＲＥ　ＳＭＩＬＥに通う"), ["ＣＡＲＥ　ＳＭＩＬＥ"]);
}

#[test]
fn variant_characters_are_the_same_name() {
    let names = [known(NameKind::Family, "高橋 邦夫", ""), known(NameKind::Family, "渡邊 正", "")];
    assert_eq!(found(&names, "髙橋邦夫と渡辺さん、渡邉\u{E0100}さん"), ["髙橋邦夫", "渡辺", "渡邉\u{E0100}"]);
}

#[test]
fn a_one_letter_name_is_taken_only_before_an_honorific() {
    let names = [known(NameKind::Own, "林 実", "はやし みのる")];
    assert!(found(&names, "林檎を実際に食べ、森林を歩く。実がみのる。").is_empty());
    assert_eq!(found(&names, "林さんと実さん"), ["林", "実"]);
    assert!(found(&names, "小林さん").is_empty());
    assert_eq!(found(&names, "林実"), ["林実"]);
}

#[test]
fn a_short_name_in_hiragana_is_not_taken_for_a_verb() {
    let names = [known(NameKind::Own, "森 一", "もり はじめ")];
    assert!(found(&names, "はじめは見まもりが要る。").is_empty());
    assert_eq!(found(&names, "はじめさん、ハジメ"), ["はじめ", "ハジメ"]);
}

#[test]
fn a_facility_is_found_without_the_words_for_its_kind() {
    let names = [known(NameKind::Facility, "特別養護老人ホーム さくら苑", "")];
    assert_eq!(
        found(&names, "特別養護老人ホームさくら苑に入所。さくら苑では"),
        ["特別養護老人ホームさくら苑", "さくら苑"]
    );
    assert!(found(&names, "特別養護老人ホームに入所。").is_empty());
    assert!(found(&[known(NameKind::Facility, "病院", "")], "病院に通う。").is_empty());
}

#[test]
fn a_facility_is_found_without_its_corporation_and_the_corporation_alone() {
    let names = [known(NameKind::Facility, "医療法人社団 青空会 あおぞら病院", "")];
    assert_eq!(found(&names, "あおぞら病院に入院。青空会の職員が来る。"), ["あおぞら病院", "青空会"]);
}

#[test]
fn a_repeated_letter_may_be_written_out() {
    let names = [known(NameKind::Own, "佐々木 恵", "")];
    assert_eq!(found(&names, "佐佐木さんと佐々木さん"), ["佐佐木", "佐々木"]);
}

#[test]
fn a_short_facility_name_is_not_taken_for_an_everyday_word() {
    let names = [known(NameKind::Facility, "中央病院", ""), known(NameKind::Facility, "虹", "")];
    assert!(found(&names, "部屋の中央に座り、虹を見る。").is_empty());
    assert_eq!(found(&names, "中央病院に通う。"), ["中央病院"]);
    let names = [known(NameKind::Facility, "山本内科クリニック", "")];
    assert_eq!(found(&names, "山本先生の診察を受ける。"), ["山本"]);
}

#[test]
fn each_occurrence_says_whose_name_it_is_and_what_to_write() {
    let names = KnownNames::new(&[known(NameKind::Physician, "鈴木 一郎", "")]).unwrap();
    let found = names.find("鈴木医師の指示");
    assert_eq!(found[0].kind, NameKind::Physician);
    assert_eq!(found[0].instead, "医師の氏名です。「主治医」のように書いてください。");
    assert_eq!((found[0].span.start, found[0].span.end), (0, 2));
}

#[test]
fn a_name_does_not_run_over_a_line_break() {
    assert!(found(&[known(NameKind::Own, "山田花子", "")], "山田\n花子").is_empty());
}

#[test]
fn the_names_of_a_case_come_from_application_overview_and_opinion() {
    let application = Application {
        name: "山田 花子".to_owned(),
        kana: "やまだ はなこ".to_owned(),
        investigator: "佐藤 恵".to_owned(),
        ..Application::default()
    };
    let overview = Overview {
        family_name: "山田 次郎".to_owned(),
        facility_name: "さくら苑".to_owned(),
        organization: "介護保険課".to_owned(),
        ..Overview::default()
    };
    let opinion = PhysicianOpinion {
        physician: "鈴木 一郎".to_owned(),
        institution: "みどり医院".to_owned(),
        ..PhysicianOpinion::default()
    };
    let names = KnownName::of_case(&application, &overview, &opinion);
    let kinds: Vec<NameKind> = names.iter().map(|name| name.kind).collect();
    assert_eq!(
        kinds,
        [
            NameKind::Own,
            NameKind::Investigator,
            NameKind::Family,
            NameKind::Facility,
            NameKind::Facility,
            NameKind::Physician
        ]
    );
    let text = "次郎と佐藤が、さくら苑で鈴木医師に会う。みどり医院に通う。介護保険課に連絡。はなこちゃん。";
    assert_eq!(found(&names, text), ["次郎", "佐藤", "さくら苑", "鈴木", "みどり医院", "はなこ"]);
    assert!(KnownName::of_case(&Application::default(), &Overview::default(), &PhysicianOpinion::default()).is_empty());
}

#[test]
fn blank_names_find_nothing() {
    assert!(found(&[known(NameKind::Own, " \u{3000}", ""), known(NameKind::Facility, "", "")], "本人は").is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_quotes_it(
        name in "(\\PC|山田| |花子|ﾀﾞ|\u{E0100}){0,8}",
        kind in prop_oneof![Just(NameKind::Own), Just(NameKind::Facility)],
        text in "(\\PC|山田|花子|さん|ﾀﾞ|\u{3099}|\u{E0100}|\n|㍻|𠮷){0,40}",
    ) {
        let names = KnownNames::new(&[known(kind, &name, &name)]).unwrap();
        let whole = format!("{text}{name}{text}");
        let mut last = 0;
        for occurrence in names.find(&whole) {
            let span = occurrence.span;
            prop_assert!(span.start_byte >= last && span.start_byte < span.end_byte);
            prop_assert_eq!(whole.get(span.start_byte..span.end_byte), Some(span.quoted.as_str()));
            last = span.end_byte;
        }
    }
}
