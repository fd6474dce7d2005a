#![no_main]

#[path = "../readers/attachment.rs"]
mod attachment;

libfuzzer_sys::fuzz_target!(|data: &[u8]| attachment::read(data));
