//! Times of day as people write them.

use nintei_survey::read_time;

#[test]
fn a_time_is_read_however_an_office_writes_it() {
    for (text, read) in [
        ("10:30", "10:30:00"),
        ("１０：３０", "10:30:00"),
        ("9時", "09:00:00"),
        ("10時半", "10:30:00"),
        ("１０時 ５分", "10:05:00"),
        ("1030", "10:30:00"),
        ("930", "09:30:00"),
        ("午前9時15分", "09:15:00"),
        ("午後2時", "14:00:00"),
        ("午後0時30分", "12:30:00"),
        ("午前12時", "12:00:00"),
    ] {
        assert_eq!(read_time(text).unwrap().to_string(), read, "{text}");
    }
}

#[test]
fn what_is_no_time_is_refused_with_what_was_written() {
    for (text, code) in [
        ("25:00", "time-no-such-time"),
        ("10:60", "time-no-such-time"),
        ("午後13時", "time-no-such-time"),
        ("昼前", "time-unreadable"),
        ("", "time-unreadable"),
        ("10", "time-unreadable"),
        ("-1:30", "time-unreadable"),
        ("😀時", "time-unreadable"),
        ("あい", "time-unreadable"),
    ] {
        let error = read_time(text).unwrap_err();
        assert_eq!(error.code(), code, "{text}");
        assert!(error.to_string().contains(&format!("「{text}」")), "{error}");
    }
}
