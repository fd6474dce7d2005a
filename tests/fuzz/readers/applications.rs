//! Applications that another system exports: the file is looked at, its columns are guessed, and each row comes in or is
//! refused with row, column and cause.

use nintei_exchange::applications::{IntakeField, Mapping, look, rows};

pub fn read(data: &[u8]) {
    let columns = match look(data) {
        Ok(columns) => columns,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty());
            return;
        }
    };
    for header in [columns.header, !columns.header] {
        let columns = columns.clone().with_header(header);
        let guessed = Mapping::guess(&columns);
        // What a person would choose where nothing can be guessed: the columns in the order of the fields.
        let chosen = IntakeField::ALL.into_iter().zip(0..columns.names.len()).collect();
        let in_order = Mapping { header, columns: chosen, insurer_number: "990001".to_owned() };
        for mapping in [guessed, in_order] {
            if let Err(refusal) = mapping.check(&columns) {
                assert!(refusal.to_string().ends_with('。'), "{refusal}");
                continue;
            }
            let mut read = rows(data, &mapping, columns.encoding);
            for row in read.by_ref() {
                if let Err(refusal) = row {
                    assert!(!refusal.to_string().is_empty());
                }
            }
            assert!(read.notes().iter().all(|note| !note.is_empty()));
        }
    }
}
