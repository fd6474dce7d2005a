//! Words that stand where a number belongs.

use nintei_survey::{VagueWords, built_in};
use proptest::prelude::*;

fn words() -> VagueWords {
    VagueWords::built_in(&built_in().unwrap().pop().unwrap()).unwrap()
}

fn found(text: &str) -> Vec<String> {
    words().find(text).into_iter().map(|occurrence| occurrence.span.quoted).collect()
}

#[test]
fn each_vague_word_is_pointed_out_where_it_stands() {
    let text = "時々転ぶ。たまに怒鳴り、頻繁に起きる。";
    assert_eq!(found(text), ["時々", "たまに", "頻繁"]);
    let second = &words().find(text)[1];
    assert_eq!(&text[second.span.start_byte..second.span.end_byte], "たまに");
    assert_eq!((second.span.start, second.span.end), (5, 8));
    assert_eq!(second.instead, "「月に1回程度」のように回数で書いてください。");
}

#[test]
fn positions_for_the_window_count_in_utf_16_units() {
    let span = words().find("𠮷が時々来る").remove(0).span;
    assert_eq!((span.start, span.end), (3, 5));
    assert_eq!((span.start_byte, span.end_byte), (7, 13));
}

#[test]
fn the_wording_of_an_option_quoted_as_the_answer_is_left_alone() {
    assert!(found("月に2回のため「ときどきある」を選択した。").is_empty());
    assert!(found("月に2回のためときどきあるを選択した。").is_empty());
    assert!(found("『ときどき伝達できる』に該当。").is_empty());
}

#[test]
fn the_same_wording_in_plain_prose_is_vague() {
    assert_eq!(found("夜に大声を出すことがときどきある。"), ["ときどき"]);
    assert_eq!(found("「ときどき」とした"), ["ときどき"]);
}

#[test]
fn well_in_another_sense_is_not_often() {
    assert!(found("体調がよくない日は、よく眠れず、仲よく話す。").is_empty());
    assert!(found("時々刻々と変わる。").is_empty());
    assert_eq!(found("よく転ぶ。"), ["よく"]);
}

#[test]
fn exact_wording_is_left_alone() {
    assert!(found("週に2、3回、夜間に1時間おきに起きる。毎食、声をかける。").is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_quotes_it(text in "(\\PC|ときどき|ある|「|」|を選択|よく|な|𠮷){0,30}") {
        for occurrence in words().find(&text) {
            let span = occurrence.span;
            prop_assert_eq!(text.get(span.start_byte..span.end_byte), Some(span.quoted.as_str()));
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(String::from_utf16(&units[span.start..span.end]).unwrap(), span.quoted);
        }
    }
}
