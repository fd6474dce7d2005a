//! The members' version tells nobody who the person is.

mod common;

use common::{Case, MadeUpMeeting, Reviewed, day, extracted, inside, settled, simplified, supplemented};
use nintei_judgment::TreeId;
use nintei_packet::{Audience, Paper};
use nintei_survey::{Contact, Situation, SpecialNotes, SurveyPlace};
use proptest::collection::vec;
use proptest::prelude::*;

/// Every field that tells who, where and by whom, filled with what `value` gives for its number; what was filled in.
fn identified(case: &mut Case, mut value: impl FnMut(usize) -> String) -> Vec<String> {
    let mut given = Vec::new();
    let mut fill = |field: &mut String| {
        let text = value(given.len());
        field.clone_from(&text);
        given.push(text);
    };
    let application = &mut case.application;
    for field in [
        &mut application.name,
        &mut application.kana,
        &mut application.insurer_number,
        &mut application.insured_number,
        &mut application.investigator,
    ] {
        fill(field);
    }
    let overview = &mut case.overview;
    overview.place = Some(SurveyPlace::Elsewhere);
    overview.situation = Some(Situation::Facility { no: 1 });
    for field in [
        &mut overview.place_name,
        &mut overview.investigator_kana,
        &mut overview.organization,
        &mut overview.family_name,
        &mut overview.family_relation,
        &mut overview.facility_name,
    ] {
        fill(field);
    }
    for contact in [&mut overview.contact, &mut overview.family_contact, &mut overview.facility_contact] {
        let Contact { postal_code, address, phone } = contact;
        for field in [postal_code, address, phone] {
            fill(field);
        }
    }
    overview.free_services = vec![String::new(), String::new()];
    overview.free_services.iter_mut().for_each(&mut fill);
    fill(&mut case.opinion.physician);
    fill(&mut case.opinion.institution);
    for traced in case.input.traced.iter_mut().flatten() {
        fill(&mut traced.by);
    }
    let mut original = String::new();
    fill(&mut original);
    case.overview.remarks.clone_from(&original);
    case.notes.set("2-1".parse().expect("an item"), &format!("{original}の妻が介助する。"));
    given
}

/// The case with the board's copies of its texts.
fn reviewed(case: Case) -> Reviewed {
    let mut copies = SpecialNotes::default();
    copies.set("2-1".parse().expect("an item"), "本人の妻が介助する。");
    Reviewed {
        masked_notes: Some(copies),
        masked_remarks: Some("妻と二人で暮らす。".into()),
        full_review: Some(case.application.name.clone()),
        ..case.into()
    }
}

/// Which of `parts` stand in `all`. One pass: there are many parts, and a file holds millions of bytes.
fn found<'p>(all: &[u8], parts: &'p [Vec<u8>]) -> Vec<&'p [u8]> {
    let mut by_start: Vec<Vec<&[u8]>> = vec![Vec::new(); 256];
    for part in parts {
        by_start[usize::from(part[0])].push(part);
    }
    let here = |at: usize| by_start[usize::from(all[at])].iter().filter(move |part| all[at..].starts_with(part));
    (0..all.len()).flat_map(here).copied().collect()
}

/// Nothing of `given` is in the printed document in any form in which a PDF holds text.
fn assert_told_nowhere(pdf: &[u8], given: &[String]) {
    let (text, inside) = (extracted(pdf), inside(pdf));
    let solid: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    for value in given {
        let without_blanks: String = value.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(!solid.contains(&without_blanks), "{value} is printed");
    }
    // As a PDF may hold text: in UTF-8, in UTF-16, and that in hexadecimal digits.
    let forms = given.iter().flat_map(|value| {
        let utf16: Vec<u8> = value.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let digits = utf16.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
        [value.clone().into_bytes(), utf16, digits.into_bytes()]
    });
    let forms: Vec<Vec<u8>> = forms.collect();
    let found: Vec<_> = found(&inside, &forms).into_iter().map(String::from_utf8_lossy).collect();
    assert!(found.is_empty(), "inside the file: {found:?}");
}

#[test]
fn no_identifying_value_of_any_case_is_in_the_members_papers() {
    let mut cases = Vec::new();
    let mut given = Vec::new();
    for (number, mut case) in [settled(), simplified(), supplemented()].into_iter().enumerate() {
        case.application.birth_date = Some(day(1931, 4, 17));
        case.trace(TreeId::Hygiene, 74);
        given.extend(identified(&mut case, |field| format!("鵺{}鸞{}", number + 3, field + 100)));
        cases.push(reviewed(case));
    }
    given.extend(["1931-04-17".to_owned(), "昭和6年4月17日".to_owned()]);
    for paper in [Paper::A4, Paper::A3] {
        let meeting = MadeUpMeeting { paper, ..MadeUpMeeting::new(cases.clone(), Audience::Members) };
        assert_told_nowhere(&meeting.print().pdf, &given);
    }
    let secretariat = MadeUpMeeting::new(cases, Audience::Secretariat).print();
    let text = extracted(&secretariat.pdf);
    assert!(text.contains(&given[0]) && text.contains(&given[3]), "the secretariat's version does not name the person");
}

#[test]
fn no_glyph_is_embedded_that_only_a_name_needs() {
    let mut case = settled();
    identified(&mut case, |_| "鵺鸞鱻".to_owned());
    let meeting = MadeUpMeeting::new(vec![reviewed(case)], Audience::Members);
    let inside = inside(&meeting.print().pdf);
    let named = ['鵺', '鸞', '鱻'].map(|letter| format!("<{:04X}>", u32::from(letter)).into_bytes());
    assert!(found(&inside, &named).is_empty(), "an embedded font names a letter of the name");
    let of_sheet = [format!("<{:04X}>", u32::from('審')).into_bytes()];
    assert!(!found(&inside, &of_sheet).is_empty(), "the embedded fonts name no letters at all");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_tells_who_the_person_is_stays_out(
        words in vec("[鵺鸞鱻龘麤驫犇蟲]{4,12}", 40)
    ) {
        let mut case = settled();
        case.trace(TreeId::Hygiene, 74);
        let given = identified(&mut case, |field| words[field % words.len()].clone());
        let meeting = MadeUpMeeting::new(vec![reviewed(case)], Audience::Members);
        assert_told_nowhere(&meeting.print().pdf, &given);
    }
}
