//! A recovery code as somebody types it: what is read is printed and read the same, or it is refused with a sentence.

use nintei_store::RecoveryCode;

pub fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match RecoveryCode::read(text) {
        Ok(code) => assert!(RecoveryCode::read(&code.printed()).expect("what was printed is read") == code),
        Err(refusal) => assert!(refusal.to_string().ends_with('。'), "{refusal}"),
    }
}
