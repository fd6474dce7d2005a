//! Whatever is entered, a sheet comes out whole.

mod common;

use common::{Case, FORM};
use nintei_judgment::{Interval, Tenths, TreeId};
use nintei_survey::{Answers, Situation};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

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

fn given(answers: Vec<Option<u16>>) -> Answers {
    let mut given = Answers::default();
    for (question, answer) in FORM.questions().zip(answers) {
        let Some(answer) = answer else { continue };
        let numbers: Vec<u8> = if question.multiple {
            question.options.iter().map(|option| option.no).filter(|no| answer >> no & 1 == 1).collect()
        } else {
            let count = u16::try_from(question.options.len()).expect("few");
            vec![u8::try_from(answer % count + 1).expect("small")]
        };
        // Answers that the form does not allow leave the question open.
        let _ = given.set(&FORM, question.id, &numbers);
    }
    given
}

prop_compose! {
    fn any_case()(
        texts in vec(any_text(), 10),
        answers in vec(any::<Option<u16>>(), 64),
        last in proptest::option::of(vec(any::<Option<u16>>(), 64)),
        services in proptest::collection::btree_map(0u8..30, any::<i32>(), 0..30),
        situation in proptest::option::of(0u8..20),
        traced in proptest::option::of((0usize..8, 0i32..2000, any_text())),
        age in any::<Option<u16>>(),
    ) -> Case {
        let mut case = Case { age, ..Case::default() };
        let application = &mut case.application;
        let fields = [
            &mut application.name, &mut application.kana, &mut application.insurer_number,
            &mut application.insured_number, &mut application.investigator, &mut case.overview.facility_name,
            &mut case.opinion.physician, &mut case.opinion.institution,
        ];
        for (field, text) in fields.into_iter().zip(&texts) {
            field.clone_from(text);
        }
        case.overview.free_services = texts[8..].to_vec();
        case.overview.services = services;
        case.overview.situation = situation.map(|no| Situation::Facility { no });
        case.input.answers = given(answers);
        case.last = last.map(|answers| (given(answers), vec![Interval::exactly(Tenths::new(314)); 3]));
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
        common::assert_well_laid_out(&case.print());
    }
}
