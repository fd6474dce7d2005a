#![no_main]

#[path = "../readers/card.rs"]
mod card;

libfuzzer_sys::fuzz_target!(|data: &[u8]| card::read(data));
