//! Worksheets and their keys, on paper.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use nintei_case::Tables;
use nintei_packet::{ReviewPaper, Sheet, WorksheetPaper, WorksheetPart, review_worksheets, worksheets};
use nintei_training::{Difficulty, Preset, ReviewExercise};
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, State};

use super::PROGRAM;
use super::review;
use super::task::{OpenTask, in_half_width};
use crate::commands::sheet::{answer, in_documents, saved_beside_window, sentences};
use crate::program::{FontsHandle, Program, Turns, in_background, now};
use crate::refusal::Refusal;
use crate::views::{CalculationTask, PacketProgress, SavedSheet, WorksheetPartView, WorksheetRequest, WorksheetTasks};
use crate::work::Running;
use crate::written_file;

/// Most worksheets of one file.
const MOST: usize = 60;

/// A place in the user's documents. The name carries the numbers of the tasks and nothing personal.
#[tauri::command]
pub async fn default_worksheet_path(app: AppHandle, request: WorksheetRequest) -> Result<String, Refusal> {
    Ok(in_documents(&app, &file_name(&request)))
}

#[tauri::command]
pub async fn draw_worksheet(program: State<'_, Program>, request: WorksheetRequest) -> Result<Response, Refusal> {
    let (turns, tables, fonts) = (program.turns(), program.tables(), program.fonts());
    in_background(move || {
        let work = Printing { request, turns: &turns, tables: &tables, fonts: &fonts()?, today: now().date_naive() };
        let sheet = work.draw(&mut |_| ControlFlow::Continue(()))?.ok_or_else(nothing)?;
        Ok(answer(sheet))
    })
    .await
}

#[tauri::command]
pub async fn save_worksheets(
    program: State<'_, Program>,
    request: WorksheetRequest,
    path: String,
    replace: bool,
    progress: Channel<PacketProgress>,
) -> Result<Option<SavedSheet>, Refusal> {
    let (turns, tables, fonts) = (program.turns(), program.tables(), program.fonts());
    let saved = saved_beside_window(&program, path, move |place, running| {
        let work = Printing { request, turns: &turns, tables: &tables, fonts: &fonts()?, today: now().date_naive() };
        // A window that is gone needs to be told nothing.
        work.save(place, replace, running, |at| drop(progress.send(at)))
    });
    Ok(saved.await?.map(|(path, warnings)| SavedSheet { path, warnings }))
}

/// Worksheets being printed. The store is held only while a kept exercise is read.
struct Printing<'a> {
    request: WorksheetRequest,
    turns: &'a Turns,
    tables: &'a Tables,
    fonts: &'a FontsHandle,
    today: NaiveDate,
}

impl Printing<'_> {
    /// Draws them; `None` where `step` stopped it.
    fn draw(&self, step: &mut dyn FnMut(usize) -> ControlFlow<()>) -> Result<Option<Sheet>, Refusal> {
        let count = self.request.tasks.count();
        if count == 0 {
            return Err(nothing());
        }
        if count > MOST {
            let sentence = format!("一度に印刷できるのは{MOST}題までです。{count}題あるので、分けて印刷してください。");
            return Err(Refusal::new("worksheet-too-many", sentence));
        }
        let part = match self.request.part {
            WorksheetPartView::Blank => WorksheetPart::Blank,
            WorksheetPartView::Key => WorksheetPart::Key,
        };
        match &self.request.tasks {
            WorksheetTasks::Calculation(tasks) => self.calculation(tasks, part, step),
            WorksheetTasks::Review(numbers) => self.review(numbers, part, step),
        }
    }

    fn calculation(
        &self,
        tasks: &[CalculationTask],
        part: WorksheetPart,
        step: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Option<Sheet>, Refusal> {
        let open = tasks.iter().map(|task| self.open(task)).collect::<Result<Vec<_>, _>>()?;
        let papers: Vec<WorksheetPaper<'_>> = open
            .iter()
            .map(|task| WorksheetPaper {
                exercise: &task.exercise,
                form: task.form,
                rules: task.rules,
                title: task.title.clone(),
                printed_on: self.today,
                program: PROGRAM,
            })
            .collect();
        let paper = self.request.paper.paper();
        Ok(worksheets(&papers, part, paper, self.fonts.get()?, step)?)
    }

    fn review(
        &self,
        numbers: &[String],
        part: WorksheetPart,
        step: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Option<Sheet>, Refusal> {
        let board = review::rules()?;
        let drawn = |number: &String| review::exercise(self.tables, number, self.today, &board);
        let exercises = numbers.iter().map(drawn).collect::<Result<Vec<ReviewExercise>, _>>()?;
        let papers: Vec<ReviewPaper<'_>> = exercises
            .iter()
            .map(|exercise| ReviewPaper {
                exercise,
                rules: &board,
                // The sheet's own heading says what it is about.
                title: format!("課題{}", exercise.seed),
                printed_on: self.today,
                program: PROGRAM,
            })
            .collect();
        Ok(review_worksheets(&papers, part, self.fonts.get()?, step)?)
    }

    fn open(&self, task: &CalculationTask) -> Result<OpenTask<'_>, Refusal> {
        match task {
            CalculationTask::Drawn { number, difficulty } => {
                OpenTask::drawn(self.tables, number, difficulty, self.today)
            }
            CalculationTask::Kept { exercise } => {
                self.turns.take(|store, _| OpenTask::kept(store, self.tables, *exercise))
            }
        }
    }

    /// Prints them to `place`, and says what the reader should know; nothing is written where it was stopped.
    fn save(
        &self,
        place: &Path,
        replace: bool,
        running: &Running,
        mut progress: impl FnMut(PacketProgress),
    ) -> Result<Option<Vec<String>>, Refusal> {
        let of = count(self.request.tasks.count());
        let mut step = |done: usize| {
            progress(PacketProgress { done: count(done), of, writing: count(done) == of });
            if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let Some(sheet) = self.draw(&mut step)? else { return Ok(None) };
        written_file::write(place, &sheet.pdf, replace)?;
        Ok(Some(sentences(&sheet)))
    }
}

fn nothing() -> Refusal {
    Refusal::new("worksheet-none", "印刷する課題がありません。課題番号を入れるか、課題を選んでください。")
}

fn count(tasks: usize) -> u32 {
    u32::try_from(tasks).unwrap_or(u32::MAX)
}

/// 計算用紙_D3_120345.pdf, 解答_D3_120345-120384_A3.pdf, 解答_簡素化_77.pdf.
fn file_name(request: &WorksheetRequest) -> String {
    let (blank, preset, numbers, paper) = match &request.tasks {
        WorksheetTasks::Calculation(tasks) => {
            let mut presets = tasks.iter().map(preset);
            let preset = presets.next().flatten().filter(|first| presets.all(|other| other == Some(*first)));
            let preset = preset.map_or_else(String::new, |preset| format!("_{preset:?}"));
            ("計算用紙", preset, tasks.iter().map(number).collect(), request.paper.name_end())
        }
        WorksheetTasks::Review(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(|number| digits(number)).collect();
            ("演習用紙", "_簡素化".to_owned(), numbers, "")
        }
    };
    let part = match request.part {
        WorksheetPartView::Blank => blank,
        WorksheetPartView::Key => "解答",
    };
    let numbers = match numbers.as_slice() {
        [] => String::new(),
        [only] => format!("_{only}"),
        [first, .., last] => format!("_{first}-{last}"),
    };
    format!("{part}{preset}{numbers}{paper}.pdf")
}

fn preset(task: &CalculationTask) -> Option<Preset> {
    match task {
        CalculationTask::Drawn { difficulty, .. } => Difficulty::preset(difficulty),
        CalculationTask::Kept { .. } => None,
    }
}

fn number(task: &CalculationTask) -> String {
    match task {
        CalculationTask::Drawn { number, .. } => digits(number),
        CalculationTask::Kept { exercise } => format!("教材{exercise}"),
    }
}

/// The number, of digits only whatever was typed.
fn digits(number: &str) -> String {
    in_half_width(number).chars().filter(char::is_ascii_digit).take(20).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::fs;

    use super::*;
    use crate::trial;
    use crate::views::PacketPaper;

    fn drawn(number: &str) -> CalculationTask {
        CalculationTask::Drawn { number: number.to_owned(), difficulty: Preset::D1.difficulty() }
    }

    fn request(tasks: Vec<CalculationTask>, part: WorksheetPartView) -> WorksheetRequest {
        WorksheetRequest { tasks: WorksheetTasks::Calculation(tasks), paper: PacketPaper::A4, part }
    }

    fn saved(
        program: &Program,
        request: WorksheetRequest,
        place: &Path,
        progress: impl FnMut(PacketProgress),
    ) -> Result<Option<Vec<String>>, Refusal> {
        let running = program.work().begin()?;
        let (turns, tables, fonts) = (program.turns(), program.tables(), program.fonts());
        let work = Printing { request, turns: &turns, tables: &tables, fonts: &fonts()?, today: trial::day(11, 21) };
        work.save(place, false, &running, progress)
    }

    #[test]
    fn the_same_tasks_give_the_same_file_and_progress_is_told_to_the_end() {
        let (folder, program) = trial::program();
        let mut seen = Vec::new();
        let places = ["one.pdf", "two.pdf"].map(|name| folder.path().join(name));
        for place in &places {
            let tasks = vec![drawn("120345"), drawn("１２０３４６")];
            seen.clear();
            saved(&program, request(tasks, WorksheetPartView::Blank), place, |at| seen.push(at)).unwrap();
        }
        let content = fs::read(&places[0]).unwrap();
        assert!(content.starts_with(b"%PDF") && content == fs::read(&places[1]).unwrap());
        assert_eq!(seen.first(), Some(&PacketProgress { done: 0, of: 2, writing: false }));
        assert_eq!(seen.last(), Some(&PacketProgress { done: 2, of: 2, writing: true }));
    }

    #[test]
    fn exercises_on_simplification_are_printed_in_a_row_with_their_key() {
        let (folder, program) = trial::program();
        let numbers = || WorksheetTasks::Review(vec!["77".to_owned(), "７８".to_owned()]);
        let mut contents = Vec::new();
        for (part, name) in [(WorksheetPartView::Blank, "演習用紙"), (WorksheetPartView::Key, "解答")] {
            let wanted = WorksheetRequest { tasks: numbers(), paper: PacketPaper::A3, part };
            assert_eq!(file_name(&wanted), format!("{name}_簡素化_77-78.pdf"));
            let place = folder.path().join(format!("{name}.pdf"));
            let mut seen = Vec::new();
            assert_eq!(saved(&program, wanted, &place, |at| seen.push(at)).unwrap(), Some(Vec::new()));
            assert_eq!(seen.last(), Some(&PacketProgress { done: 2, of: 2, writing: true }));
            contents.push(fs::read(&place).unwrap());
        }
        assert!(contents.iter().all(|content| content.starts_with(b"%PDF")) && contents[0] != contents[1]);
        let none = WorksheetRequest {
            tasks: WorksheetTasks::Review(Vec::new()),
            paper: PacketPaper::A4,
            part: WorksheetPartView::Key,
        };
        let refused = saved(&program, none, &folder.path().join("none.pdf"), |_| {}).unwrap_err();
        assert_eq!(refused.code, "worksheet-none");
    }

    #[test]
    fn stopped_printing_leaves_no_file() {
        let (folder, program) = trial::program();
        let place = folder.path().join("stopped.pdf");
        let wanted = request(vec![drawn("1"), drawn("2")], WorksheetPartView::Key);
        assert_eq!(saved(&program, wanted, &place, |_| program.work().cancel()).unwrap(), None);
        assert!(!place.exists());
    }

    #[test]
    fn none_and_more_than_sixty_are_refused_and_so_is_a_number_that_cannot_be_read() {
        let (folder, program) = trial::program();
        let place = folder.path().join("refused.pdf");
        let refused =
            |tasks| saved(&program, request(tasks, WorksheetPartView::Blank), &place, |_| {}).unwrap_err().code;
        assert_eq!(refused(Vec::new()), "worksheet-none");
        assert_eq!(refused(vec![drawn("1"); MOST + 1]), "worksheet-too-many");
        assert_eq!(refused(vec![drawn("十")]), "exercise-number");
        assert!(!place.exists());
    }

    #[test]
    fn the_name_of_the_file_tells_part_difficulty_number_and_paper() {
        let one = request(vec![drawn("１２０345")], WorksheetPartView::Blank);
        assert_eq!(file_name(&one), "計算用紙_D1_120345.pdf");
        let many = WorksheetRequest {
            paper: PacketPaper::A3,
            ..request(vec![drawn("7"), drawn("8"), drawn("9")], WorksheetPartView::Key)
        };
        assert_eq!(file_name(&many), "解答_D1_7-9_A3.pdf");
        let kept = request(vec![CalculationTask::Kept { exercise: 4 }], WorksheetPartView::Blank);
        assert_eq!(file_name(&kept), "計算用紙_教材4.pdf");
        let odd = request(vec![drawn("../佐藤12")], WorksheetPartView::Blank);
        assert_eq!(file_name(&odd), "計算用紙_D1_12.pdf");
    }
}
