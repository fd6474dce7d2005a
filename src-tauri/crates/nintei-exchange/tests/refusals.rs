//! What cannot be read is told by row, column and cause; everything else comes in.

mod common;

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use common::{ONE_TWO, ZERO_ONE, fields, file, form, line, names, record, shift_jis};
use nintei_exchange::{FileError, OfficialRow, Reader, RowError};

/// The rows that come in, and what is told of the others: row, column, code.
fn read(bytes: impl AsRef<[u8]>) -> (Vec<u64>, Vec<(u64, String, &'static str)>) {
    let (rows, errors) = read_whole(bytes);
    let rows = rows.into_iter().map(|row| row.row).collect();
    (rows, errors.into_iter().map(|error| (error.row, error.column.clone(), error.code())).collect())
}

fn read_whole(bytes: impl AsRef<[u8]>) -> (Vec<OfficialRow>, Vec<RowError>) {
    let form = form();
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for row in Reader::open(Cursor::new(bytes), form).unwrap() {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => errors.push(error),
        }
    }
    (rows, errors)
}

fn refusal(bytes: &[u8]) -> FileError {
    Reader::open(Cursor::new(bytes), form()).map(drop).unwrap_err()
}

/// The lines of a file with `count` records.
fn lines(count: u64) -> Vec<Vec<u8>> {
    let form = form();
    let rows = (1..=count).map(|number| line(&fields(&record(form, number), ONE_TWO)));
    [line(&names())].into_iter().chain(rows).map(|line| shift_jis(&line.replace("市\r\n", "市"))).collect()
}

fn replaced(line: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = line.windows(from.len()).position(|window| window == from).unwrap();
    [&line[..at], to, &line[at + from.len()..]].concat()
}

#[test]
fn a_file_that_cannot_be_read_as_a_whole_is_refused_with_a_sentence() {
    let header = line(&names());
    let utf_16: Vec<u8> = header.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut twice = names();
    twice[200] = "調査実施日";
    for (bytes, code, words) in [
        (vec![], "exchange-empty", "ファイルが空です"),
        (b"\xEF\xBB\xBF".to_vec(), "exchange-empty", "ファイルが空です"),
        (b"\r\n\r\n".to_vec(), "exchange-empty", "ファイルが空です"),
        (header.clone().into_bytes(), "exchange-header-only", "見出しの行しかありません"),
        (shift_jis(&(header.clone() + "\r\n\n")), "exchange-header-only", "見出しの行しかありません"),
        (utf_16.clone(), "exchange-not-text", "UTF-16"),
        ([b"\xFF\xFE".to_vec(), utf_16].concat(), "exchange-not-text", "UTF-16"),
        (vec![0; 10_000], "exchange-not-text", "文字として読めません"),
        (b"a,b,c\r\n1,2,3\r\n".to_vec(), "exchange-unknown-layout", "見出しに「保険者番号」がなく、列も3個です"),
        (line(&twice).into_bytes(), "exchange-repeated-column", "見出し「調査実施日」の列が二つ"),
        ([b"\"".to_vec(), vec![b'x'; 10_000_000]].concat(), "exchange-unreadable-header", "見出しを読めません"),
    ] {
        let refusal = refusal(&bytes);
        assert_eq!(refusal.code(), code);
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
}

#[test]
fn a_file_whose_known_names_stand_elsewhere_is_not_read_by_position() {
    let mut other = names();
    other.swap(10, 200);
    other[1] = "保険者";
    assert_eq!(refusal((line(&other) + "1\r\n").as_bytes()).code(), "exchange-unknown-layout");
}

#[test]
fn a_row_with_too_few_or_too_many_columns_is_told_and_the_others_come_in() {
    let mut lines = lines(4);
    lines[2] = shift_jis("\"09B\",\"131234\"\r\n");
    let extra = lines[3].strip_suffix(b"\r\n").unwrap().to_vec();
    lines[3] = [extra, b",\"x\"\r\n".to_vec()].concat();
    let (rows, errors) = read(lines.concat());
    assert_eq!(rows, [2, 5]);
    assert_eq!(errors, [(3, String::new(), "row-columns"), (4, String::new(), "row-columns")]);
    let sentences: Vec<String> = read_whole(lines.concat()).1.iter().map(RowError::to_string).collect();
    assert!(sentences[0].starts_with("3行目: 列が2個です（326個のはずです）"), "{sentences:?}");
    assert!(sentences[1].contains("列が327個です"), "{sentences:?}");
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_row_only() {
    for (from, to) in [(&b"\"09B\""[..], &b"\"09B"[..]), (b"\"131234\"", b"\"131234"), (b"\"131234\"", b"131234\"")] {
        let mut lines = lines(400);
        lines[200] = replaced(&lines[200], from, to);
        let (rows, errors) = read(lines.concat());
        assert_eq!(rows.len(), 399, "{errors:?}");
        assert!(errors.iter().all(|(row, ..)| *row == 201), "{errors:?}");
    }
    let mut lines = lines(3);
    lines[3] = replaced(&lines[3], b"\"09B\"", b"\"09B");
    assert_eq!(read(lines.concat()).0, [2, 3]);
}

#[test]
fn a_field_of_ten_megabytes_costs_its_own_row_only() {
    let mut lines = lines(3);
    lines[2] = replaced(&lines[2], b"\"131234\"", &[b"\"", &vec![b'x'; 10_000_000][..], b"\""].concat());
    let (rows, errors) = read(lines.concat());
    assert_eq!((rows, errors), (vec![2, 4], vec![(3, String::new(), "row-too-long")]));
    let columns = [b"1".to_vec(), b",1".repeat(30_000), b"\r\n".to_vec()].concat();
    lines[2] = columns;
    assert_eq!(read(lines.concat()).1, [(3, String::new(), "row-too-long")]);
}

#[test]
fn nul_and_damaged_letters_are_told_where_they_are_read() {
    let mut lines = lines(4);
    lines[1] = replaced(&lines[1], &shift_jis("架空"), b"\0\0");
    lines[2] = replaced(&lines[2], b"\"131234\"", b"\"\x81\"");
    // A damaged name is nobody's loss: names are not read.
    lines[3] = replaced(&lines[3], &shift_jis("架空"), b"\xFF\x81\x20\xFD");
    let (rows, errors) = read(lines.concat());
    assert_eq!(rows, [4, 5]);
    assert_eq!(errors, [(2, String::new(), "row-nul"), (3, "保険者番号".to_owned(), "row-not-text")]);
}

#[test]
fn one_damaged_byte_does_not_turn_the_encoding_of_a_file() {
    let form = form();
    let rows: Vec<OfficialRow> = (1..=5).map(|number| record(form, number)).collect();
    let text = file(&rows, ONE_TWO);
    for bytes in [text.clone().into_bytes(), shift_jis(&text)] {
        let half = bytes.len() / 2;
        let letters = bytes[half..].iter().position(|byte| *byte >= 0x80).unwrap() + half;
        let damaged = [&bytes[..letters], b"\xFF", &bytes[letters..]].concat();
        assert_eq!(read_whole(damaged).0.len(), 5);
    }
}

#[test]
fn every_value_that_cannot_be_read_is_told_by_its_column_and_cause() {
    let form = form();
    let sound = fields(&record(form, 1), ONE_TWO);
    for (position, text, column, code) in [
        (1, "06A", "識別コード", "row-earlier-edition"),
        (2, "", "保険者番号", "row-blank"),
        (2, "13123456", "保険者番号", "row-number"),
        (3, "架空", "被保険者番号", "row-number"),
        (4, "", "認定申請日", "row-blank"),
        (4, "R080401", "認定申請日", "row-date"),
        (4, "00000000", "認定申請日", "row-date"),
        (5, "x", "枝番", "row-number"),
        (32, "10", "意見書認知症高齢者の日常生活自立度", "row-unknown-code"),
        (34, "20260231", "調査実施日", "row-date"),
        (40, "22.", "一次判定結果", "row-unknown-code"),
        (41, "99", "一次判定結果認知症加算", "row-unknown-code"),
        (42, "48.2", "要介護認定等基準時間", "row-tenths"),
        (43, "-1", "要介護認定等基準時間食事", "row-tenths"),
        (56, "100点", "中間評価項目得点第５群", "row-tenths"),
        (58, "3", "状態の安定性", "row-unknown-code"),
        (59, "101", "認知症自立度Ⅱ以上の蓋然性", "row-percent"),
        (111, "", "０１麻痺右上肢", "row-blank"),
        (115, "0", "０１拘縮肩関節", "row-other-mark"),
        (183, "3", "カテーテル", "row-other-mark"),
        (119, "4", "０１寝返り", "answer-unknown-option"),
        (119, "0", "０１寝返り", "answer-unknown-option"),
        (171, "一", "０５簡単な調理", "row-unknown-code"),
        (184, "11", "障害高齢者自立度", "row-unknown-code"),
        (185, "0", "認知症高齢者自立度", "row-unknown-code"),
    ] {
        let mut texts = sound.clone();
        texts[position - 1] = text.to_owned();
        let other: String = (2..20).map(|number| line(&fields(&record(form, number), ONE_TWO))).collect();
        let (rows, errors) = read_whole(line(&names()) + &line(&texts) + &other);
        assert_eq!(rows.len(), 18, "{column} {text}");
        let [error] = &errors[..] else { panic!("{column} {text}: {errors:?}") };
        assert_eq!((error.row, error.column.as_str(), error.code()), (2, column, code), "{text}");
        assert!(error.to_string().starts_with(&format!("2行目「{column}」: ")), "{error}");
        assert!(error.to_string().ends_with('。'), "{error}");
    }
}

#[test]
fn a_row_without_any_result_is_told() {
    let form = form();
    let mut row = record(form, 1);
    row.case.result.level = None;
    row.case.result.total = None;
    let (rows, errors) = read(file(&[row, record(form, 2)], ONE_TWO));
    assert_eq!((rows, errors), (vec![3], vec![(2, "一次判定結果".to_owned(), "row-no-result")]));
}

#[test]
fn signs_unlike_those_of_most_rows_are_refused_row_by_row() {
    let form = form();
    let mut text = file(&(1..=20).map(|number| record(form, number)).collect::<Vec<_>>(), ONE_TWO);
    text.push_str(&line(&fields(&record(form, 21), ZERO_ONE)));
    let (rows, errors) = read_whole(text);
    assert_eq!((rows.len(), errors.len(), errors[0].row), (20, 1, 22));
    assert!(errors[0].to_string().contains("「1 ない・2 ある」と書かれているため、「0」は読めません"), "{}", errors[0]);
}

#[test]
fn no_error_carries_what_names_a_person() {
    let form = form();
    let texts = fields(&record(form, 7), ONE_TWO);
    // Every column moved by one, so that names and numbers stand where codes are read.
    for shift in 1..326 {
        let mut moved = texts.clone();
        moved.rotate_right(shift);
        let (_, errors) = read_whole(line(&names()) + &line(&moved));
        for error in errors {
            let sentence = error.to_string();
            for personal in ["架空", "カクウ", "花子", "0000000007", "131234"] {
                assert!(!sentence.contains(personal), "{sentence}");
            }
        }
    }
}

/// A file on a device that is pulled out after so many bytes of the second reading.
struct PulledOut {
    file: Cursor<Vec<u8>>,
    readings: u32,
    left: usize,
}

impl Read for PulledOut {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.readings == 0 {
            return self.file.read(into);
        }
        if self.left == 0 {
            return Err(io::Error::other("device gone"));
        }
        let most = into.len().min(self.left);
        let read = self.file.read(&mut into[..most])?;
        self.left -= read;
        Ok(read)
    }
}

impl Seek for PulledOut {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.readings += 1;
        self.file.seek(to)
    }
}

#[test]
fn a_device_that_goes_away_ends_the_reading_with_a_row_of_its_own() {
    let bytes = lines(1000).concat();
    let form = form();
    let source = PulledOut { left: bytes.len() / 2, file: Cursor::new(bytes), readings: 0 };
    let results: Vec<_> = Reader::open(source, form).unwrap().collect();
    let (last, before) = results.split_last().unwrap();
    assert!(before.iter().all(Result::is_ok) && before.len() > 300);
    let error = last.as_ref().unwrap_err();
    assert_eq!(error.code(), "row-interrupted");
    assert!(error.to_string().contains("ここから先を読めませんでした"), "{error}");
}
