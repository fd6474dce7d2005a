//! What holds of any bytes and of any record.

mod common;

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use common::{ONE_TWO, ZERO_ONE, fields, file, form, line, names, record, shift_jis};
use nintei_exchange::{OfficialRow, Reader};
use proptest::prelude::*;

/// Reads everything there is; nothing may panic.
fn read(bytes: &[u8]) -> Option<(Vec<OfficialRow>, usize)> {
    read_from(Cursor::new(bytes))
}

fn read_from(source: impl Read + Seek) -> Option<(Vec<OfficialRow>, usize)> {
    let reader = Reader::open(source, form()).ok()?;
    let (mut rows, mut refused) = (Vec::new(), 0);
    for row in reader {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
    }
    Some((rows, refused))
}

/// A file that gives no more than so many bytes at a time, or a line where that is 0.
struct InPieces<'a>(Cursor<&'a [u8]>, usize);

impl Read for InPieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let rest = &self.0.get_ref()[self.0.position() as usize..];
        let line = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
        let most = into.len().min(if self.1 == 0 { line } else { self.1 });
        self.0.read(&mut into[..most])
    }
}

impl Seek for InPieces<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..4000)) {
        read(&bytes);
    }

    #[test]
    fn any_bytes_behind_a_row_of_names_are_read_or_refused(
        bytes in prop::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'1'), any::<u8>()], 1..4000)
    ) {
        let named = [line(&names()).into_bytes(), b"1\n".to_vec(), bytes].concat();
        prop_assert!(read(&named).is_some());
    }

    #[test]
    fn a_damaged_file_loses_no_row_but_those_that_were_damaged(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        in_shift_jis: bool,
    ) {
        let form = form();
        let lines: Vec<String> = (1..=12)
            .map(|number| line(&fields(&record(form, number), ONE_TWO)).replace("市\r\n", "市"))
            .collect();
        let encoded = |text: &str| if in_shift_jis { shift_jis(text) } else { text.as_bytes().to_vec() };
        let header = encoded(&line(&names()));
        let lines: Vec<Vec<u8>> = lines.iter().map(|line| encoded(line)).collect();
        let mut bytes = lines.concat();
        let mut hit = std::collections::BTreeSet::new();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
            let mut end = 0;
            for (number, line) in lines.iter().enumerate() {
                // A line end that is gone joins two rows.
                if (end..end + line.len()).contains(&place) {
                    hit.insert(number);
                    if place + 2 >= end + line.len() {
                        hit.insert(number + 1);
                    }
                }
                end += line.len();
            }
        }
        let (rows, _) = read(&[header, bytes].concat()).unwrap();
        for number in (0..12usize).filter(|number| !hit.contains(number)) {
            let expected = record(form, number as u64 + 1);
            prop_assert!(rows.iter().any(|row| row.case == expected.case && row.insured_no == expected.insured_no));
        }
    }

    #[test]
    fn any_record_that_is_written_is_read_back(
        first in any::<u32>(), count in 2..6u64, zero_one: bool, in_shift_jis: bool,
    ) {
        let form = form();
        let rows: Vec<OfficialRow> = (0..count).map(|number| record(form, u64::from(first) + number)).collect();
        let text = file(&rows, if zero_one { ZERO_ONE } else { ONE_TWO });
        let bytes = if in_shift_jis { shift_jis(&text) } else { text.into_bytes() };
        let (found, refused) = read(&bytes).unwrap();
        prop_assert_eq!(refused, 0);
        let expected: Vec<OfficialRow> = (2..).zip(rows).map(|(row, record)| OfficialRow { row, ..record }).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn in_whatever_pieces_a_file_comes_it_is_read_the_same(piece in prop_oneof![Just(0), 200..70_000usize], count in 100..120u64) {
        let form = form();
        let rows: Vec<OfficialRow> = (0..count).map(|number| record(form, number)).collect();
        let bytes = shift_jis(&file(&rows, ONE_TWO));
        let pieces = InPieces(Cursor::new(&bytes), piece);
        let found = read_from(pieces);
        prop_assert_eq!(found.as_ref().map(|(rows, refused)| (rows.len() as u64, *refused)), Some((count, 0)));
        prop_assert_eq!(found, read(&bytes));
    }

    #[test]
    fn the_order_of_named_columns_does_not_matter(order in Just((0..326usize).collect::<Vec<_>>()).prop_shuffle()) {
        let form = form();
        let rows: Vec<OfficialRow> = (1..4).map(|number| record(form, number)).collect();
        let ordered = |texts: Vec<String>| line(&order.iter().map(|place| texts[*place].as_str()).collect::<Vec<_>>());
        let mut text = ordered(names().into_iter().map(str::to_owned).collect());
        text.extend(rows.iter().map(|row| ordered(fields(row, ONE_TWO))));
        prop_assert_eq!(read(text.as_bytes()).unwrap(), read(file(&rows, ONE_TWO).as_bytes()).unwrap());
    }
}
