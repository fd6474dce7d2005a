//! Applications of an office's own system: what is read, what is assumed, what is refused.

use std::io::Cursor;

use encoding_rs::SHIFT_JIS;
use nintei_exchange::applications::{ApplicationRow, Columns, IntakeField, Mapping, look, rows};
use nintei_exchange::{Encoding, FileError, RowError};
use nintei_survey::{Application, ApplicationKind, CareLevel, Certification, InsuredCategory, Sex};
use proptest::prelude::*;

const HEADER: &str = "保険者番号,被保険者番号,氏名,氏名（ｶﾅ）,性別,生年月日,被保険者区分,申請区分,認定申請日,前回の要介護度,前回の認定有効期間開始,前回の認定有効期間終了,前回有効期間（月数）,備考";
const ROW: &str =
    "131234,0000012345,架空　花子,ｶｸｳ ﾊﾅｺ,女,昭和10年4月5日,第1号,更新,R8.4.1,要介護1,R6.4.1,R8.3.31,24,備考";

fn shift_jis(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = SHIFT_JIS.encode(text);
    assert!(!lost, "{text}");
    bytes.into_owned()
}

fn seen(bytes: &[u8]) -> Columns {
    look(Cursor::new(bytes)).unwrap()
}

fn guessed(bytes: &[u8]) -> (Columns, Mapping) {
    let columns = seen(bytes);
    let mapping = Mapping::guess(&columns);
    mapping.check(&columns).unwrap();
    (columns, mapping)
}

fn read_by(bytes: &[u8], mapping: &Mapping) -> (Vec<Result<ApplicationRow, RowError>>, Vec<String>) {
    let mut reader = rows(Cursor::new(bytes), mapping, seen(bytes).encoding);
    let all = reader.by_ref().collect();
    (all, reader.notes())
}

fn read(bytes: impl AsRef<[u8]>) -> (Vec<Result<ApplicationRow, RowError>>, Vec<String>) {
    let bytes = bytes.as_ref();
    read_by(bytes, &guessed(bytes).1)
}

fn file(lines: &[&str]) -> String {
    lines.join("\r\n") + "\r\n"
}

fn hanako() -> Application {
    let day = |text: &str| Some(text.parse().unwrap());
    Application {
        insurer_number: "131234".to_owned(),
        insured_number: "0000012345".to_owned(),
        name: "架空　花子".to_owned(),
        kana: "カクウ ハナコ".to_owned(),
        sex: Some(Sex::Female),
        birth_date: day("1935-04-05"),
        insured_category: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: day("2026-04-01"),
        previous: Some(Certification {
            level: Some(CareLevel::Care1),
            months: Some(24),
            from: day("2024-04-01"),
            to: day("2026-03-31"),
        }),
        ..Application::default()
    }
}

/// The only row of a file of these columns, each with its value, beside the three that every row needs.
fn read_one(cells: &[(&str, &str)]) -> (Result<ApplicationRow, RowError>, Vec<String>) {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let needed = [("保険者番号", "131234"), ("被保険者番号", "0000012345"), ("氏名", "架空")];
    let of_needed = needed.into_iter().filter(|(name, _)| cells.iter().all(|(given, _)| given != name));
    let cells: Vec<(&str, &str)> = of_needed.chain(cells.iter().copied()).collect();
    let line = |texts: Vec<String>| texts.join(",");
    let names = line(cells.iter().map(|(name, _)| quoted(name)).collect());
    let values = line(cells.iter().map(|(_, value)| quoted(value)).collect());
    let (mut all, notes) = read(file(&[&names, &values]));
    assert_eq!(all.len(), 1);
    (all.remove(0), notes)
}

fn refusal(cells: &[(&str, &str)]) -> (&'static str, String) {
    let error = read_one(cells).0.unwrap_err();
    (error.code(), error.to_string())
}

#[test]
fn a_file_is_read_in_every_encoding_with_its_columns_guessed_by_name() {
    let text = file(&[HEADER, ROW]);
    for (bytes, encoding) in [
        (text.clone().into_bytes(), Encoding::Utf8),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8WithBom),
        (shift_jis(&text), Encoding::ShiftJis),
    ] {
        let (columns, mapping) = guessed(&bytes);
        assert_eq!((columns.encoding, columns.header, columns.rows), (encoding, true, 1));
        assert_eq!((columns.names.len(), mapping.columns.len()), (14, 13));
        let (all, notes) = read_by(&bytes, &mapping);
        let expected = ApplicationRow { row: 2, application: hanako() };
        assert_eq!(all.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [expected]);
        assert_eq!(notes, Vec::<String>::new());
    }
}

#[test]
fn letters_that_only_windows_has_in_shift_jis_are_kept() {
    let bytes = shift_jis(&file(&[HEADER, &ROW.replace("架空　花子", "髙﨑　①㈱Ⅱ")]));
    let (all, _) = read(bytes);
    assert_eq!(all[0].as_ref().unwrap().application.name, "髙﨑　①㈱Ⅱ");
}

#[test]
fn a_name_keeps_the_variant_of_each_of_its_letters() {
    for name in ["葛\u{E0100}城", "\u{FA19}山", "齋藤 ﾄﾒ", "𠮷野", "=1+1", "@SUM(A1)", "-架空", "+81"] {
        assert_eq!(read_one(&[("氏名", name)]).0.unwrap().application.name, name);
    }
}

#[test]
fn values_are_read_in_full_width_by_code_and_as_a_spreadsheet_protects_them() {
    let (row, notes) = read_one(&[
        ("被保険者番号", "=\"0000012345\""),
        ("氏名", "  架空　花子　"),
        ("カナ氏名", "ｶｸｳ ﾊﾅｺ"),
        ("性別コード", "２"),
        ("生年月日", "３１００４０５"),
        ("被保険者区分コード", "1"),
        ("申請区分コード", "2"),
        ("申請日", "２０２６／０４／０１"),
        ("前回結果", "21"),
        ("前回月数", "２４か月"),
        ("前回開始日", "2024-04-01 00:00:00"),
        ("前回終了日", "5080331"),
    ]);
    assert_eq!(row.unwrap().application, hanako());
    assert_eq!(notes.len(), 4, "{notes:?}");
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("申請区分の番号は「1 新規・2 更新・3 区分変更・4 職権」と読みました（1行）"))
    );
}

#[test]
fn zeros_that_a_spreadsheet_took_away_are_put_back_and_told_once_per_file() {
    let short = ROW.replace("131234,0000012345", "11234,12345");
    let (all, notes) = read(file(&[HEADER, &short, ROW, &short]));
    let numbers: Vec<_> =
        all.iter().map(|row| row.as_ref().unwrap()).map(|row| row.application.insured_number.as_str()).collect();
    assert_eq!(numbers, ["0000012345"; 3]);
    assert_eq!(all[0].as_ref().unwrap().application.insurer_number, "011234");
    assert_eq!(notes.len(), 2);
    assert!(notes[0].starts_with("被保険者番号が10桁に足りない行が2行あります。"), "{notes:?}");
}

#[test]
fn what_has_no_column_or_no_value_stays_blank() {
    let application =
        read_one(&[("性別", ""), ("生年月日", "　"), ("前回要介護度", "なし"), ("前回開始日", "00000000")]);
    let application = application.0.unwrap().application;
    let expected = Application {
        insurer_number: "131234".to_owned(),
        insured_number: "0000012345".to_owned(),
        name: "架空".to_owned(),
        ..Application::default()
    };
    assert_eq!(application, expected);
}

#[test]
fn what_is_no_certification_and_no_category_is_left_blank_and_told() {
    let (row, notes) = read_one(&[("前回要介護度", "事業対象者"), ("被保険者区分", "生活保護")]);
    let application = row.unwrap().application;
    assert_eq!((application.previous, application.insured_category), (None, None));
    assert!(notes.iter().any(|note| note.contains("「事業対象者」の行が1行")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("「生活保護」か「その他」の行が1行")), "{notes:?}");
}

#[test]
fn a_row_that_cannot_be_read_is_told_by_row_column_and_cause_and_the_others_come_in() {
    let broken = ROW.replace("昭和10年4月5日", "昭和の春");
    let (all, _) = read(file(&[HEADER, ROW, &broken, ROW]));
    let error = all[1].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "3行目「生年月日（F列）」: 日付として読めません。「令和8年4月1日」「R8.4.1」「2026/04/01」「20260401」のどれかの形にしてください。"
    );
    assert_eq!(all.iter().filter(|row| row.is_ok()).count(), 2);
    assert_eq!(all[2].as_ref().unwrap().row, 4);
}

#[test]
fn every_fault_of_a_value_has_its_sentence_and_quotes_no_person() {
    let long = "架".repeat(101);
    for (name, value, code) in [
        ("被保険者番号", "", "row-blank"),
        ("被保険者番号", "12345678901", "row-number"),
        ("被保険者番号", "1.23457E+09", "row-number"),
        ("保険者番号", "", "row-blank"),
        ("保険者番号", "1312345", "row-number"),
        ("氏名", " 　", "row-blank"),
        ("氏名", long.as_str(), "row-too-many-letters"),
        ("性別", "不明", "row-unknown-code"),
        ("申請区分", "5", "row-unknown-code"),
        ("被保険者区分", "架空", "row-unknown-code"),
        ("前回要介護度", "1", "row-unknown-code"),
        ("末期がん", "？", "row-unknown-code"),
        ("前回月数", "半年", "row-months"),
        ("申請日", "8.4.1", "row-year-without-era"),
        ("申請日", "R8.4.31", "row-no-such-day"),
        ("調査日", "架空", "row-day"),
    ] {
        let (found, sentence) = refusal(&[(name, value)]);
        assert_eq!(found, code, "{name} {value}");
        assert!(!sentence.contains("架空") && !sentence.contains("12345678901"), "{sentence}");
    }
    assert_eq!(refusal(&[("生年月日", "R8.4.1"), ("申請日", "R8.3.31")]).0, "row-applied-before-birth");
    assert_eq!(refusal(&[("前回開始日", "R8.4.1"), ("前回終了日", "R8.3.31")]).0, "row-ends-before-it-begins");
}

#[test]
fn a_row_of_other_columns_or_with_nul_or_beyond_all_measure_is_refused_alone() {
    let short = "131234,0000012345,架空";
    let long = ROW.replace("備考", &"長".repeat(30_000));
    let nul = ROW.replace("備考", "\0");
    let (all, _) = read(file(&[HEADER, short, ROW, &long, ROW, &nul, ROW]));
    let codes: Vec<_> = all.iter().map(|row| row.as_ref().map_or_else(RowError::code, |_| "")).collect();
    assert_eq!(codes, ["row-columns", "", "row-too-long", "", "row-nul", ""]);
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_rows_behind_it() {
    let open = ROW.replace("備考", "\"備考");
    let lines: Vec<&str> = std::iter::once(HEADER).chain([&open[..]]).chain([ROW; 20]).collect();
    let (all, _) = read(file(&lines));
    assert_eq!(all[0].as_ref().unwrap_err().code(), "row-unclosed-quote");
    assert_eq!(all.iter().filter(|row| row.is_ok()).count(), 20);
}

#[test]
fn a_mapping_is_refused_with_the_field_that_it_lacks() {
    let bytes = file(&[HEADER, ROW]).into_bytes();
    let (columns, mapping) = guessed(&bytes);
    let refused = |change: &dyn Fn(&mut Mapping) -> Option<usize>| {
        let mut mapping = mapping.clone();
        change(&mut mapping);
        let error = mapping.check(&columns).unwrap_err();
        (error.code(), error.to_string())
    };
    let (code, sentence) = refused(&|mapping| mapping.columns.remove(&IntakeField::InsuredNumber));
    assert_eq!(code, "mapping-missing");
    assert_eq!(sentence, "「被保険者番号」の列が選ばれていません。ファイルのどの列かを選んでください。");
    assert_eq!(refused(&|mapping| mapping.columns.remove(&IntakeField::Name)).0, "mapping-missing");
    let no_insurer = refused(&|mapping| mapping.columns.remove(&IntakeField::InsurerNumber));
    assert_eq!(no_insurer.0, "mapping-insurer-number-missing");
    let (code, sentence) = refused(&|mapping| mapping.columns.insert(IntakeField::Kana, 2));
    assert_eq!(code, "mapping-column-twice");
    assert!(sentence.starts_with("3列目が「氏名」と「ふりがな」の両方に"), "{sentence}");
    assert_eq!(refused(&|mapping| mapping.columns.insert(IntakeField::Kana, 14)).0, "mapping-no-such-column");
    let wrong = Mapping { insurer_number: "架空市".to_owned(), ..mapping.clone() };
    assert_eq!(wrong.check(&columns).unwrap_err().code(), "mapping-insurer-number-unreadable");
}

#[test]
fn an_insurer_number_for_the_whole_file_fills_rows_without_their_own() {
    let bytes = file(&["被保険者番号,氏名", "12345,架空 花子"]).into_bytes();
    let columns = seen(&bytes);
    let mut mapping = Mapping::guess(&columns);
    mapping.insurer_number = "１３１２３４".to_owned();
    mapping.check(&columns).unwrap();
    let (all, _) = read_by(&bytes, &mapping);
    assert_eq!(all[0].as_ref().unwrap().application.insurer_number, "131234");
}

#[test]
fn a_file_without_names_is_read_by_columns_that_a_person_chose() {
    let bytes = file(&["131234,0000012345,架空 花子,S10.4.5", "131234,0000012346,架空 太郎,S11.4.5"]).into_bytes();
    let columns = seen(&bytes);
    assert_eq!((columns.header, columns.rows), (false, 2));
    assert_eq!(columns.names, ["1列目", "2列目", "3列目", "4列目"]);
    assert_eq!(Mapping::guess(&columns).columns.len(), 0);
    let columns_chosen = [
        (IntakeField::InsurerNumber, 0),
        (IntakeField::InsuredNumber, 1),
        (IntakeField::Name, 2),
        (IntakeField::BirthDate, 3),
    ];
    let mapping = Mapping { columns: columns_chosen.into(), ..Mapping::default() };
    mapping.check(&columns).unwrap();
    let (all, _) = read_by(&bytes, &mapping);
    let rows: Vec<_> = all.into_iter().map(|row| row.unwrap()).collect();
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(rows[1].application.birth_date, "1936-04-05".parse().ok());
}

#[test]
fn whether_the_first_row_holds_names_can_be_said_otherwise_and_back() {
    let columns = seen(file(&[HEADER, ROW]).as_bytes());
    let without = columns.clone().with_header(false);
    assert_eq!((without.header, without.rows, without.samples[0][1].as_str()), (false, 2, "被保険者番号"));
    assert_eq!(without.names[0], "1列目");
    assert_eq!(without.with_header(true), columns);
}

#[test]
fn files_of_one_system_have_one_layout_whatever_they_hold() {
    let layout = |lines: &[&str]| seen(file(lines).as_bytes()).layout;
    let other = ROW.replace("架空", "別の");
    assert_eq!(layout(&[HEADER, ROW]), layout(&[HEADER, &other, &other]));
    assert_ne!(layout(&[HEADER, ROW]), layout(&[&HEADER.replace("備考", "摘要"), ROW]));
    assert_eq!(layout(&[ROW]), layout(&[&other]));
}

#[test]
fn what_is_no_list_of_applications_is_refused_with_the_reason() {
    let title = file(&["申請者一覧 令和8年4月分,,", HEADER, ROW]);
    for (bytes, code) in [
        (Vec::new(), "exchange-empty"),
        (b"\r\n\r\n".to_vec(), "exchange-empty"),
        (file(&[HEADER]).into_bytes(), "exchange-header-only"),
        (b"\xFF\xFEa\0".to_vec(), "exchange-not-text"),
        (b"PK\x03\x04\0\0\0\0\0\0\0\0".to_vec(), "exchange-not-text"),
        (title.into_bytes(), "exchange-title-above-names"),
        (vec![b'"'; 100_000], "exchange-unreadable-header"),
    ] {
        let error: FileError = look(Cursor::new(&bytes)).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_and_as_many_rows_are_told_as_were_counted(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b','), Just(b'\n'), Just(b'"'), b'0'..=b'9'], 0..600),
        header in any::<bool>(),
    ) {
        if let Ok(columns) = look(Cursor::new(&bytes)) {
            let columns = columns.with_header(header);
            let fields = IntakeField::ALL.into_iter().zip(0..columns.names.len());
            let mapping = Mapping { header, columns: fields.collect(), insurer_number: "131234".to_owned() };
            let count = rows(Cursor::new(&bytes), &mapping, columns.encoding).count();
            prop_assert_eq!(count as u64, columns.rows);
            for sample in &columns.samples {
                prop_assert_eq!(sample.len(), columns.names.len());
            }
        }
    }

    #[test]
    fn every_day_is_read_from_every_way_of_writing_it(days in 0u64..50_000) {
        let day = chrono::NaiveDate::from_ymd_opt(1890, 1, 1).unwrap() + chrono::Days::new(days);
        let (era, year) = nintei_survey::wareki::era_year(day).unwrap();
        let digit = ["明治", "大正", "昭和", "平成", "令和"].iter().position(|name| *name == era).unwrap() + 1;
        let rest = day.format("%m%d");
        for text in [
            nintei_survey::wareki::long(day),
            day.to_string(),
            day.format("%Y/%-m/%-d").to_string(),
            day.format("%Y%m%d").to_string(),
            format!("{digit}{year:02}{rest}"),
        ] {
            let application = read_one(&[("生年月日", &text)]).0.unwrap().application;
            prop_assert_eq!(application.birth_date, Some(day), "{}", text);
        }
    }
}
