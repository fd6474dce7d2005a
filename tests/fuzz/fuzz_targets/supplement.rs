#![no_main]

#[path = "../readers/supplement.rs"]
mod supplement;

libfuzzer_sys::fuzz_target!(|data: &[u8]| supplement::read(data));
