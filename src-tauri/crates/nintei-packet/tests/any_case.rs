//! Whatever is entered, a sheet comes out whole.

mod common;

use common::{Case, FORM, MadeUpMeeting, assert_well_laid_out, notes_printed};
use nintei_judgment::{Interval, OfficialResult, Tenths, TreeId};
use nintei_packet::{Audience, Paper};
use nintei_survey::{Answers, CareLevel, Situation};
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

/// Notes of characters that have one shape each.
fn any_note() -> impl Strategy<Value = String> {
    let letters =
        vec!['、', '。', '「', '」', '（', '）', 'ー', 'っ', 'A', 'b', '1', '亜', '髙', '\n', '\r', ' ', '　', '😀'];
    vec(select(letters), 0..2_000).prop_map(String::from_iter)
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

/// An official result with the numbers that there are.
fn result(level: bool, numbers: &[Option<i32>], percent: u8) -> OfficialResult {
    let number = |place: usize| numbers[place].map(Tenths::new);
    OfficialResult {
        level: level.then_some(CareLevel::Care3),
        level_with_addition: number(13).map(|_| CareLevel::Care4),
        total: number(12),
        dementia_addition: number(13),
        minutes: TreeId::ALL.into_iter().enumerate().filter_map(|(at, tree)| Some((tree, number(at)?))).collect(),
        scores: (1..=5).filter_map(|group| Some((group, number(7 + usize::from(group))?))).collect(),
        likelihood_percent: Some(percent),
        ..OfficialResult::default()
    }
}

prop_compose! {
    fn any_case()(
        texts in vec(any_text(), 22),
        notes in vec((0usize..58, any_text()), 0..8),
        household in proptest::option::of(any::<u8>()),
        answers in vec(any::<Option<u16>>(), 64),
        last in proptest::option::of(vec(any::<Option<u16>>(), 64)),
        services in proptest::collection::btree_map(0u8..30, any::<i32>(), 0..30),
        situation in proptest::option::of(0u8..20),
        traced in proptest::option::of((0usize..8, 0i32..2000, any_text())),
        age in any::<Option<u16>>(),
        official in proptest::option::of((any::<bool>(), vec(proptest::option::of(0i32..2000), 14), 0u8..=100)),
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
        let overview = &mut case.overview;
        let further = [
            &mut overview.place_name, &mut overview.investigator_kana, &mut overview.organization,
            &mut overview.contact.postal_code, &mut overview.contact.address, &mut overview.contact.phone,
            &mut overview.family_name, &mut overview.family_relation, &mut overview.family_contact.address,
            &mut overview.facility_contact.address, &mut overview.remarks,
        ];
        for (field, text) in further.into_iter().zip(&texts[11..]) {
            field.clone_from(text);
        }
        overview.household = household;
        for (question, text) in notes {
            case.notes.set(FORM.questions().nth(question).expect("a question").id, &text);
        }
        case.overview.free_services = texts[8..11].to_vec();
        case.overview.services = services;
        case.overview.situation = situation.map(|no| Situation::Facility { no });
        case.input.answers = given(answers);
        case.last = last.map(|answers| (given(answers), vec![Interval::exactly(Tenths::new(314)); 3]));
        case.official = official.map(|(level, numbers, percent)| result(level, &numbers, percent));
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
        assert_well_laid_out(&case.print());
    }

    #[test]
    fn a_memo_sheet_takes_two_pages_whatever_the_name_and_the_last_answers(
        case in any_case(), name in proptest::option::of(any_text())
    ) {
        let sheet = case.print_memo(name.as_deref());
        prop_assert_eq!(sheet.pages, 2);
        assert_well_laid_out(&sheet);
    }
}

proptest! {
    // A form of long texts takes dozens of pages.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_text_of_a_form_is_legible_inside_the_frame_and_on_no_other_text(case in any_case()) {
        assert_well_laid_out(&case.print_form());
    }

    #[test]
    fn every_text_of_a_meetings_papers_is_legible_inside_the_frame_and_on_no_other_text(
        case in any_case(), members in any::<bool>(), a3 in any::<bool>()
    ) {
        let audience = if members { Audience::Members } else { Audience::Secretariat };
        let paper = if a3 { Paper::A3 } else { Paper::A4 };
        let meeting = MadeUpMeeting { paper, ..MadeUpMeeting::new(vec![case.into()], audience) };
        assert_well_laid_out(&meeting.print());
    }

    #[test]
    fn nothing_written_in_the_overview_is_lost(texts in vec(any_note(), 12)) {
        let mut case = Case::default();
        let overview = &mut case.overview;
        let fields = [
            &mut case.application.insured_number, &mut case.application.name, &mut overview.place_name,
            &mut overview.organization, &mut overview.contact.address, &mut overview.contact.phone,
            &mut overview.family_name, &mut overview.facility_name, &mut overview.facility_contact.address,
            &mut overview.remarks,
        ];
        for (field, text) in fields.into_iter().zip(&texts) {
            field.clone_from(text);
        }
        overview.free_services = texts[10..].to_vec();
        let sheet = case.print_form();
        let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let on_first = sheet.texts.iter().filter(|text| text.page == 1).map(|text| solid(&text.text)).collect::<String>();
        let roomy = sheet.texts.iter().filter(|text| text.size == 9.0 && !text.bold);
        let roomy = roomy.map(|text| solid(&text.text)).collect::<String>();
        for text in &texts {
            let text = solid(text).replace('😀', "〓");
            prop_assert!(on_first.contains(&text) || roomy.contains(&text), "{} is not whole", text);
        }
    }

    #[test]
    fn every_character_of_every_note_is_printed_in_order(notes in vec((0usize..58, any_note()), 1..12)) {
        let mut case = Case::default();
        for (question, text) in &notes {
            let item = FORM.questions().nth(*question).expect("a question").id;
            case.notes.set(item, text);
        }
        let printed = notes_printed(&case.print_form());
        let expected = case.notes.iter().flat_map(|(_, text)| text.chars()).filter(|letter| !letter.is_whitespace());
        let expected: Vec<char> = expected.map(|letter| if letter == '😀' { '〓' } else { letter }).collect();
        prop_assert_eq!(printed, String::from_iter(expected));
    }
}
