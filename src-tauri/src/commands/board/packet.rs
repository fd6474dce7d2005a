//! 審査会資料.

use std::ops::ControlFlow;
use std::path::Path;

use nintei_case::Tables;
use nintei_case::board::MeetingPapers;
use nintei_packet::{Audience, PacketCase, PacketStep, PrintWarning};
use nintei_store::JudgmentOccasion;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::commands::sheet::{in_documents, saved_beside_window};
use crate::program::{FontsHandle, Program, Turns, now, stamp};
use crate::refusal::Refusal;
use crate::views::{PacketAudience, PacketCaseView, PacketProgress, PacketRequest, PacketWarning, SavedPacket};
use crate::work::Running;
use crate::written_file;

/// A place in the user's documents. The name carries the number of the meeting and nothing personal.
#[tauri::command]
pub async fn default_packet_path(
    app: AppHandle,
    program: State<'_, Program>,
    request: PacketRequest,
) -> Result<String, Refusal> {
    let number = program.with_store(move |store, _| Ok(store.meeting(request.meeting)?.meeting.number)).await?;
    Ok(in_documents(&app, &file_name(number, request)))
}

fn file_name(number: u32, request: PacketRequest) -> String {
    let paper = request.paper.name_end();
    format!("審査会資料_第{number}回_{}{paper}.pdf", audience(request).name())
}

const fn audience(request: PacketRequest) -> Audience {
    match request.audience {
        PacketAudience::Members => Audience::Members,
        PacketAudience::Secretariat => Audience::Secretariat,
    }
}

#[tauri::command]
pub async fn save_packet(
    program: State<'_, Program>,
    request: PacketRequest,
    path: String,
    replace: bool,
    progress: Channel<PacketProgress>,
) -> Result<Option<SavedPacket>, Refusal> {
    let (turns, tables, fonts) = (program.turns(), program.tables(), program.fonts());
    let saved = saved_beside_window(&program, path, move |place, running| {
        let work = Printing { request, turns: &turns, tables: &tables, fonts: &fonts()?, running };
        // A window that is gone needs to be told nothing.
        work.save(place, replace, |at| drop(progress.send(at)))
    });
    Ok(saved.await?.map(|(path, warnings)| SavedPacket { path, warnings }))
}

/// A packet being printed. The store is held while the meeting is read and while it is put on record, not between.
struct Printing<'a> {
    request: PacketRequest,
    turns: &'a Turns,
    tables: &'a Tables,
    fonts: &'a FontsHandle,
    running: &'a Running,
}

impl Printing<'_> {
    /// Prints it to `place`, and says what the reader should know; nothing is written where it was stopped.
    fn save(
        &self,
        place: &Path,
        replace: bool,
        mut progress: impl FnMut(PacketProgress),
    ) -> Result<Option<Vec<PacketWarning>>, Refusal> {
        let (meeting, audience) = (self.request.meeting, audience(self.request));
        let today = now().date_naive();
        let papers =
            self.turns.take(|store, _| Ok(MeetingPapers::read(store, self.tables, meeting, audience, today)?))?;
        let paper = self.request.paper.paper();
        let of = count(papers.cases());
        let mut report = |step| {
            progress(match step {
                PacketStep::Drawn { done, .. } => PacketProgress { done: count(done), of, writing: false },
                PacketStep::Writing => PacketProgress { done: of, of, writing: true },
            });
            if self.running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let Some(sheet) = papers.draw(self.tables, paper, self.fonts.get()?, &mut report)? else { return Ok(None) };
        written_file::write(place, &sheet.pdf, replace)?;
        let mut warnings: Vec<PacketWarning> = sheet.warnings.iter().map(told).collect();
        if audience == Audience::Members {
            let put = self.turns.take(|store, _| {
                let stamp = stamp(store);
                papers.made().try_for_each(|made| Ok(made.put(store, JudgmentOccasion::Printed, &stamp)?))
            });
            // The file is there by now; that it has no record is said beside it.
            if let Err(refusal) = put {
                let sentence = format!("PDFは保存しましたが、試算の控えを残せませんでした。{}", refusal.message);
                warnings.push(PacketWarning { about: None, sentence });
            }
        }
        Ok(Some(warnings))
    }
}

fn told(warning: &PrintWarning) -> PacketWarning {
    let about = warning.about.map(|PacketCase { place, number }| PacketCaseView { place, number });
    PacketWarning { about, sentence: warning.sentence() }
}

fn count(cases: usize) -> u32 {
    u32::try_from(cases).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::fs;

    use nintei_board::{MaskedText, MeetingId, TextKey};
    use nintei_store::CaseId;

    use super::*;
    use crate::trial::{self, day};
    use crate::views::PacketPaper;

    /// A meeting of twelve cases, the first with a note that names its person.
    fn meeting(program: &Program) -> (MeetingId, Vec<CaseId>) {
        let cases = trial::surveyed(program, 12);
        let id = trial::meeting(program, 12, Some(day(11, 25)));
        let placed: Vec<_> = cases.iter().map(|case| (*case, Some(id))).collect();
        let first = cases[0];
        trial::with(program, move |store, tables| {
            let form = tables.form(&store.form(first)?)?;
            store.write_note(first, form, "2-4".parse().unwrap(), "架空さんが見守る。", None, &stamp(store))?;
            Ok(store.assign(&placed, &stamp(store))?)
        });
        (id, cases)
    }

    fn saved(
        program: &Program,
        place: &Path,
        request: PacketRequest,
        mut progress: impl FnMut(PacketProgress),
    ) -> Result<Option<Vec<PacketWarning>>, Refusal> {
        let running = program.work().begin()?;
        let (turns, tables, fonts) = (program.turns(), program.tables(), program.fonts());
        let work = Printing { request, turns: &turns, tables: &tables, fonts: &fonts()?, running: &running };
        work.save(place, false, &mut progress)
    }

    const fn request(meeting: MeetingId, audience: PacketAudience) -> PacketRequest {
        PacketRequest { meeting, audience, paper: PacketPaper::A4 }
    }

    #[test]
    fn members_get_nothing_while_a_check_is_open_and_each_printed_case_goes_on_record_after() {
        let (folder, program) = trial::program();
        let (id, cases) = meeting(&program);
        let place = folder.path().join("members.pdf");
        let wanted = request(id, PacketAudience::Members);
        let refused = saved(&program, &place, wanted, |_| {}).unwrap_err();
        assert_eq!(refused.code, "packet-open-checks");
        assert!(refused.message.contains("1件") && refused.message.contains("(2-4)"), "{}", refused.message);
        assert!(!refused.message.contains("架空") && !place.exists());
        let (first, last) = (cases[0], cases[11]);
        trial::with(&program, move |store, _| {
            let mask = nintei_board::Mask { start: 0, end: 4, instead: "本人".to_owned() };
            let copy = MaskedText::with("架空さんが見守る。", vec![mask], true)?;
            Ok(store.put_masked_text(first, TextKey::Note("2-4".parse().unwrap()), Some(&copy), &stamp(store))?)
        });
        let mut seen = Vec::new();
        assert!(saved(&program, &place, wanted, |at| seen.push(at)).unwrap().is_some());
        assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));
        assert_eq!(seen.first(), Some(&PacketProgress { done: 0, of: 12, writing: false }));
        assert_eq!(seen.last(), Some(&PacketProgress { done: 12, of: 12, writing: true }));
        let records = trial::with(&program, move |store, _| {
            Ok((store.judgment_records(first)?.len(), store.judgment_records(last)?.len()))
        });
        assert_eq!(records, (1, 1));
    }

    #[test]
    fn the_secretariat_prints_with_checks_open_and_twice_the_same_bytes() {
        let (folder, program) = trial::program();
        let (id, cases) = meeting(&program);
        let places = ["one.pdf", "two.pdf"].map(|name| folder.path().join(name));
        for place in &places {
            saved(&program, place, request(id, PacketAudience::Secretariat), |_| {}).unwrap();
        }
        assert_eq!(fs::read(&places[0]).unwrap(), fs::read(&places[1]).unwrap());
        let again = saved(&program, &places[0], request(id, PacketAudience::Secretariat), |_| {}).unwrap_err();
        assert_eq!(again.code, "file-exists");
        let case = cases[0];
        assert_eq!(trial::with(&program, move |store, _| Ok(store.judgment_records(case)?.len())), 0);
    }

    #[test]
    fn each_warning_of_a_packet_says_which_case_it_is_of_as_the_papers_name_it() {
        let (folder, program) = trial::program();
        let (id, cases) = meeting(&program);
        let named = [cases[2], cases[7]];
        let numbers = trial::with(&program, move |store, _| {
            for case in named {
                let mut application = store.case(case)?.application;
                application.name = "架空\u{10FFFD}子".to_owned();
                store.save_application(case, &application, &stamp(store))?;
            }
            Ok([store.case(named[0])?.number, store.case(named[1])?.number])
        });
        let place = folder.path().join("named.pdf");
        let warnings = saved(&program, &place, request(id, PacketAudience::Secretariat), |_| {}).unwrap().unwrap();
        let agenda = trial::with(&program, move |store, _| Ok(store.agenda(id)?));
        for (case, number) in named.into_iter().zip(numbers) {
            let at = agenda.iter().find(|entry| entry.case == case).unwrap().place;
            let is_own = |warning: &&PacketWarning| warning.about.is_some_and(|case| case.number == number);
            let own: Vec<_> = warnings.iter().filter(is_own).collect();
            let about = Some(PacketCaseView { place: at, number });
            assert!(own.iter().all(|warning| warning.about == about), "{own:?}");
            for begin in ["対象者一覧の", "氏名の"] {
                assert!(own.iter().any(|warning| warning.sentence.starts_with(begin)), "{own:?}");
            }
        }
        assert!(warnings.iter().all(|warning| warning.about.is_some_and(|case| numbers.contains(&case.number))));
    }

    #[test]
    fn a_stopped_packet_leaves_no_file() {
        let (folder, program) = trial::program();
        let (id, _) = meeting(&program);
        let place = folder.path().join("stopped.pdf");
        let stopped = saved(&program, &place, request(id, PacketAudience::Secretariat), |_| program.work().cancel());
        assert_eq!(stopped.unwrap(), None);
        assert!(!place.exists());
    }

    #[test]
    fn a_meeting_without_cases_has_no_packet() {
        let (folder, program) = trial::program();
        let id = trial::meeting(&program, 1, None);
        let place = folder.path().join("empty.pdf");
        let refused = saved(&program, &place, request(id, PacketAudience::Members), |_| {}).unwrap_err();
        assert_eq!(refused.code, "packet-no-cases");
    }

    #[test]
    fn the_name_of_the_file_tells_the_meeting_the_audience_and_the_paper() {
        let a3 = PacketRequest { paper: PacketPaper::A3, ..request(1, PacketAudience::Secretariat) };
        assert_eq!(file_name(12, request(1, PacketAudience::Members)), "審査会資料_第12回_委員用.pdf");
        assert_eq!(file_name(12, a3), "審査会資料_第12回_事務局用_A3.pdf");
    }
}
