//! Whatever is entered, a sheet comes out whole.

mod common;

use common::{Case, FORM};
use nintei_judgment::TreeId;
use nintei_packet::Area;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What a page may use, millimetres.
const PAPER: Area = Area::new(12.0, 9.0, 186.0, 279.0);

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        vec(
            select(vec!['、', '「', '」', 'ー', 'A', 'b', '1', '亜', '𠮷', '\u{3099}', '\n', 'ｱ', '髙', '\u{E0100}']),
            0..200
        )
        .prop_map(String::from_iter),
        (any::<char>(), 0usize..10_000).prop_map(|(character, count)| character.to_string().repeat(count)),
    ]
}

prop_compose! {
    fn any_case()(
        texts in vec(any_text(), 7),
        answers in vec(any::<Option<u16>>(), 64),
        traced in proptest::option::of((0usize..8, 0i32..2000, any_text())),
        age in any::<Option<u16>>(),
    ) -> Case {
        let mut case = Case { age, ..Case::default() };
        let application = &mut case.application;
        let fields = [
            &mut application.name, &mut application.kana, &mut application.insurer_number,
            &mut application.insured_number, &mut application.investigator, &mut application.residence,
        ];
        for (field, text) in fields.into_iter().zip(texts) {
            *field = text;
        }
        for (question, answer) in FORM.questions().zip(answers) {
            let Some(answer) = answer else { continue };
            let numbers: Vec<u8> = if question.multiple {
                question.options.iter().map(|option| option.no).filter(|no| answer >> no & 1 == 1).collect()
            } else {
                let count = u16::try_from(question.options.len()).expect("few");
                vec![u8::try_from(answer % count + 1).expect("small")]
            };
            // Answers that the form does not allow leave the question open.
            let _ = case.input.answers.set(&FORM, question.id, &numbers);
        }
        if let Some((tree, minutes, by)) = traced {
            case.trace(TreeId::ALL[tree], minutes);
            if let Some(traced) = &mut case.input.traced[tree] {
                traced.by = by;
            }
        }
        case
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_legible_inside_the_frame_and_on_no_other_text(case in any_case()) {
        let sheet = case.print();
        prop_assert!(sheet.pdf.starts_with(b"%PDF-1.7"));
        for text in &sheet.texts {
            prop_assert!(PAPER.contains(&text.area), "outside: {text:?}");
            prop_assert!(text.size >= 6.5, "too small: {text:?}");
        }
        for (index, one) in sheet.texts.iter().enumerate() {
            for other in sheet.texts.iter().skip(index + 1).filter(|other| other.page == one.page) {
                prop_assert!(!one.area.overlaps(&other.area), "{one:?} lies on {other:?}");
            }
        }
    }
}
