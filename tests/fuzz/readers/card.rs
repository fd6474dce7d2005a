//! The card of another computer, as a file or as a code that somebody types: what is read is written and read the same,
//! or it is refused with a sentence.

use nintei_transfer::Card;

pub fn read(data: &[u8]) {
    match Card::read(data) {
        Ok(card) => {
            assert!(Card::read(card.to_file().as_bytes()).expect("what was written is read") == card);
            assert!(Card::from_code(&card.code()).expect("its code is read").fingerprint() == card.fingerprint());
        }
        Err(refusal) => assert!(refusal.to_string().ends_with('。'), "{refusal}"),
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Card::from_code(text) {
        Ok(card) => assert!(Card::from_code(&card.code()).expect("what was written is read") == card),
        Err(refusal) => assert!(refusal.to_string().ends_with('。'), "{refusal}"),
    }
}
