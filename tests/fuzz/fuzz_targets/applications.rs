#![no_main]

#[path = "../readers/applications.rs"]
mod applications;

libfuzzer_sys::fuzz_target!(|data: &[u8]| applications::read(data));
