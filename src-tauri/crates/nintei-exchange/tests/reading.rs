//! What is read of a sound file, and what is told about the reading.

mod common;

use std::io::Cursor;

use common::{ONE_TWO, Signs, ZERO_ONE, fields, file, form, line, names, record, shift_jis};
use nintei_exchange::{ColumnsBy, Encoding, MarkCoding, OfficialRow, Reader, Reading};
use nintei_survey::{Answers, ItemId, OptionSet};

fn records(count: u64) -> Vec<OfficialRow> {
    let form = form();
    (1..=count).map(|number| record(form, number)).collect()
}

fn read(bytes: impl AsRef<[u8]>) -> (Vec<OfficialRow>, Reading) {
    let form = form();
    let mut reader = Reader::open(Cursor::new(bytes), form).unwrap();
    let rows = reader.by_ref().map(Result::unwrap).collect();
    (rows, reader.reading().clone())
}

/// The records as they lie in a file, the first in row `first`.
fn numbered(rows: &[OfficialRow], first: u64) -> Vec<OfficialRow> {
    (first..).zip(rows).map(|(row, record)| OfficialRow { row, ..record.clone() }).collect()
}

#[test]
fn a_file_is_read_in_every_encoding_and_the_encoding_is_told() {
    let rows = records(20);
    let text = file(&rows, ONE_TWO);
    for (bytes, encoding) in [
        (text.clone().into_bytes(), Encoding::Utf8),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8WithBom),
        (shift_jis(&text), Encoding::ShiftJis),
    ] {
        let (found, reading) = read(bytes);
        assert_eq!(found, numbered(&rows, 2));
        assert_eq!((reading.encoding, reading.columns_by, reading.header), (encoding, ColumnsBy::Names, true));
        assert_eq!((reading.rows, reading.missing_columns), (20, vec![]));
    }
}

#[test]
fn line_ends_quotes_and_blank_lines_do_not_matter_but_are_counted() {
    let rows = records(3);
    let plain = |text: &str| text.replace("架空県架空市\r\n一丁目", "架空県").replace("\"様\"\", ", "");
    let quoted = plain(&file(&rows, ONE_TWO)).replace("架空 花子\"", "架空 花子");
    let bare = quoted.replace('"', "");
    for text in [bare.clone(), bare.replace("\r\n", "\n"), bare.replace("\r\n", "\r"), bare.trim_end().to_owned()] {
        assert_eq!(read(text).0, numbered(&rows, 2));
    }
    let (found, reading) = read(bare.replacen("\r\n", "\r\n\r\n\r\n", 1) + "\r\n\r\n");
    assert_eq!((found, reading.rows), (numbered(&rows, 4), 3));
    let with_commas = bare.lines().map(|line| format!("{line}\r\n")).collect::<String>().replace("\r\n", ",,\r\n");
    assert_eq!(read(with_commas).0, numbered(&rows, 2));
}

#[test]
fn columns_are_known_by_name_in_any_order_width_and_spacing() {
    let rows = records(5);
    let spelled = |name: &str| match name {
        "保険者番号" => " 保険者　番号 ".to_owned(),
        "要介護認定等基準時間BPSD関連" => "要介護認定等基準時間ＢＰＳＤ関連".to_owned(),
        name => name.replace("０１", "01").replace("ｶﾅ", "カナ").replace('１', "1"),
    };
    let backwards = |texts: Vec<String>| line(&texts.into_iter().rev().collect::<Vec<_>>());
    let mut text = backwards(names().into_iter().map(spelled).collect());
    text.extend(rows.iter().map(|row| backwards(fields(row, ONE_TWO))));
    let (found, reading) = read(shift_jis(&text));
    assert_eq!(found, numbered(&rows, 2));
    assert_eq!((reading.columns_by, reading.missing_columns), (ColumnsBy::Names, vec![]));
}

#[test]
fn without_known_names_columns_are_known_by_position_and_that_is_told() {
    let rows = records(4);
    let lines: String = rows.iter().map(|row| line(&fields(row, ONE_TWO))).collect();
    let other_names: Vec<String> = (0..326).map(|_| "項目".to_owned()).collect();
    for (text, first, header) in [(lines.clone(), 1, false), (line(&other_names) + &lines, 2, true)] {
        let (found, reading) = read(shift_jis(&text));
        assert_eq!(found, numbered(&rows, first));
        assert_eq!((reading.columns_by, reading.header, reading.rows), (ColumnsBy::Positions, header, 4));
        assert!(reading.notes[0].contains("列の位置で読みました"), "{:?}", reading.notes);
    }
}

#[test]
fn columns_that_are_missing_are_told_and_leave_what_they_hold_open() {
    let rows = records(2);
    let left_out = [5, 32, 34, 39, 42, 110, 119];
    let kept = |texts: Vec<String>| -> Vec<String> {
        (1..).zip(texts).filter(|(position, _)| !left_out.contains(position)).map(|(_, text)| text).collect()
    };
    let mut text = line(&kept(names().into_iter().map(str::to_owned).collect()));
    text.extend(rows.iter().map(|row| {
        let mut texts = fields(row, ONE_TWO);
        (110..=114).for_each(|position| texts[position - 1].clear());
        line(&kept(texts))
    }));
    let (found, reading) = read(text);
    assert_eq!(
        reading.missing_columns,
        [
            "枝番",
            "意見書認知症高齢者の日常生活自立度",
            "調査実施日",
            "一次判定日",
            "要介護認定等基準時間",
            "０１麻痺左上肢",
            "０１寝返り"
        ]
    );
    let (case, result) = (&found[0].case, &found[0].case.result);
    assert_eq!((found[0].branch, found[0].surveyed_on, case.opinion.dementia), (0, None, None));
    assert_eq!((result.judged_on, result.total), (None, None));
    assert!(!case.answers.get(ItemId::PARALYSIS).is_answered());
    assert!(!case.answers.get("1-3".parse().unwrap()).is_answered());
    assert!(case.answers.get("1-4".parse().unwrap()).is_answered());
}

#[test]
fn the_signs_in_the_file_decide_how_limbs_and_treatments_are_written() {
    let rows = records(30);
    for (signs, coding, note) in [
        (ONE_TWO, MarkCoding::OneTwo, "「1 ない・2 ある」と読みました（2のある行が"),
        (ZERO_ONE, MarkCoding::ZeroOne, "「0 ない・1 ある」と読みました（0のある行が"),
    ] {
        let (found, reading) = read(file(&rows, signs));
        assert_eq!((found, reading.marks), (numbered(&rows, 2), coding));
        assert!(reading.notes[0].contains(note), "{:?}", reading.notes);
    }
}

#[test]
fn where_the_signs_decide_nothing_the_items_stay_unanswered_and_that_is_told() {
    let form = form();
    let mut row = record(form, 1);
    row.case.answers.put(ItemId::PARALYSIS, OptionSet::NONE_CHOSEN.with(1));
    row.case.answers.put(ItemId::CONTRACTURE, OptionSet::NONE_CHOSEN.with(1));
    row.case.answers.put(ItemId::SPECIAL_CARE, OptionSet::NONE_CHOSEN);
    let marks = [ItemId::PARALYSIS, ItemId::CONTRACTURE, ItemId::SPECIAL_CARE];
    let (found, reading) = read(file(std::slice::from_ref(&row), ONE_TWO));
    assert_eq!(reading.marks, MarkCoding::Open);
    assert!(reading.notes[0].contains("0も2もない"), "{:?}", reading.notes);
    assert!(marks.iter().all(|item| !found[0].case.answers.get(*item).is_answered()));
    assert_eq!(found[0].case.result, row.case.result);
    let blank: Answers = marks.into_iter().fold(row.case.answers, |mut answers, item| {
        answers.clear(item);
        answers
    });
    row.case.answers = blank;
    let (found, reading) = read(file(std::slice::from_ref(&row), ONE_TWO));
    assert_eq!((found[0].case.answers, reading.notes), (blank, vec![]));
}

#[test]
fn what_was_not_written_down_is_unanswered() {
    let form = form();
    let mut row = record(form, 1);
    for item in [ItemId::PHYSICAL_INDEPENDENCE, ItemId::DEMENTIA_INDEPENDENCE, "4-7".parse().unwrap()] {
        row.case.answers.clear(item);
    }
    row.case.opinion = Default::default();
    row.case.result.stability = None;
    row.case.result.likelihood_percent = None;
    row.case.result.minutes.clear();
    row.case.result.warnings.clear();
    let (found, _) = read(file(std::slice::from_ref(&row), ONE_TWO));
    assert_eq!(found, numbered(&[row], 2));
}

#[test]
fn values_are_read_in_full_width_with_blanks_and_with_lost_zeros() {
    let form = form();
    let mut row = record(form, 1);
    row.insurer_no = "011234".to_owned();
    row.insured_no = "0000000001".to_owned();
    row.case.result.level = Some(nintei_survey::CareLevel::NotCertified);
    let mut texts = fields(&row, ONE_TWO);
    let day = row.applied_on.format("%Y/%-m/%-d").to_string();
    for (position, text) in [(2, "11234"), (3, "　１ "), (4, &day), (40, "1"), (59, " １００ ")] {
        texts[position - 1] = text.to_owned();
    }
    row.case.opinion.dementia_likelihood_percent = Some(100);
    row.case.result.likelihood_percent = Some(100);
    let (found, _) = read(shift_jis(&(line(&names()) + &line(&texts))));
    assert_eq!(found, numbered(&[row], 2));
}

#[test]
fn a_record_code_whose_layout_is_not_known_is_read_and_told() {
    let rows = records(2);
    let (found, reading) = read(file(&rows, ONE_TWO).replacen("\"09B\"", "\"24A\"", 1));
    assert_eq!(found, numbered(&rows, 2));
    assert!(reading.notes[0].contains("識別コード「24A」"), "{:?}", reading.notes);
}

#[test]
fn the_digest_is_that_of_the_file() {
    let signs: Signs = ONE_TWO;
    let (one, other) = (read(file(&records(2), signs)).1.digest, read(file(&records(3), signs)).1.digest);
    assert_eq!((one.len(), one == other), (64, false));
    assert_eq!(read(file(&records(2), signs)).1.digest, one);
}
