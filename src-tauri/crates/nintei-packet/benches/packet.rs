//! The papers of a meeting of forty cases: pages, seconds, peak memory.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use common::{MadeUpMeeting, Reviewed, agreeing, differing, half_done, settled};
use nintei_packet::{Audience, Paper};

const RUNS: usize = 5;

fn main() {
    let mut agreed = settled();
    agreed.official = Some(agreeing(&agreed));
    let kinds = [settled(), differing(), agreed, half_done()];
    let cases: Vec<Reviewed> = kinds.into_iter().cycle().take(40).map(Reviewed::from).collect();
    println!("machine load before: {}", first_line("/proc/loadavg"));
    for (audience, paper) in
        [(Audience::Members, Paper::A4), (Audience::Secretariat, Paper::A4), (Audience::Members, Paper::A3)]
    {
        let meeting = MadeUpMeeting { cases: cases.clone(), audience, paper };
        let mut seconds = Vec::new();
        let (mut pages, mut bytes) = (0, 0);
        for _ in 0..RUNS {
            let begun = Instant::now();
            let sheet = meeting.print();
            seconds.push(begun.elapsed().as_secs_f64());
            pages = sheet.texts.last().map_or(0, |text| text.page);
            bytes = sheet.pdf.len();
        }
        seconds.sort_by(f64::total_cmp);
        println!(
            "{} {paper:?}: {} cases, {pages} pages of A4, {bytes} bytes, {:.2} s (fastest of {RUNS}), {:.2} s (median), \
             peak memory of the process so far {} MB",
            audience.name(),
            meeting.cases.len(),
            seconds[0],
            seconds[RUNS / 2],
            peak_memory() / 1024,
        );
    }
    println!("machine load after: {}", first_line("/proc/loadavg"));
}

/// Most memory that this process has held, KiB.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

fn first_line(file: &str) -> String {
    std::fs::read_to_string(file).unwrap_or_default().trim().to_owned()
}
