#![no_main]

#[path = "../readers/exercise.rs"]
mod exercise;

libfuzzer_sys::fuzz_target!(|data: &[u8]| exercise::read(data));
