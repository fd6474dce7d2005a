#![no_main]

#[path = "../readers/bundle.rs"]
mod bundle;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bundle::read(data));
