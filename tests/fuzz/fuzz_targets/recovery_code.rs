#![no_main]

#[path = "../readers/recovery_code.rs"]
mod recovery_code;

libfuzzer_sys::fuzz_target!(|data: &[u8]| recovery_code::read(data));
