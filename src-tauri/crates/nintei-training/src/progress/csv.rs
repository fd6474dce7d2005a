use super::{LearnerOnSheet, progress};

const HEADS: [&str; 12] = [
    "受講者番号",
    "氏名",
    "種類",
    "課題",
    "採点回数",
    "正しい行（最多）",
    "行数",
    "正しい割合（%）",
    "ヒントの回数",
    "一回目で完成",
    "完成",
    "最後の誤りの原因",
];

/// The sheet of a class as a table: a row of heads, then a row for each learner and task, and one for a learner who has
/// not begun. UTF-8 without a byte order mark, lines end in CR LF. Without `with_names` the column of names is empty. A
/// text that a spreadsheet would take for a formula has an apostrophe before it.
#[must_use]
pub fn class_csv(learners: &[LearnerOnSheet], with_names: bool) -> String {
    let mut table = line(&HEADS.map(str::to_owned));
    for learner in learners {
        let name = if with_names { learner.name.clone() } else { String::new() };
        let tasks = progress(&learner.attempts);
        if tasks.is_empty() {
            let mut cells: [String; 12] = Default::default();
            cells[0] = learner.number.to_string();
            cells[1] = name;
            table.push_str(&line(&cells));
            continue;
        }
        for task in tasks {
            let cells = [
                learner.number.to_string(),
                name.clone(),
                task.kind.name().to_owned(),
                task.title,
                task.attempts.to_string(),
                task.best_right.to_string(),
                task.lines.to_string(),
                percent(task.best_right, task.lines),
                task.hints.to_string(),
                yes(task.first_right_at_once),
                yes(task.complete),
                task.last_cause.unwrap_or_default(),
            ];
            table.push_str(&line(&cells));
        }
    }
    table
}

fn yes(holds: bool) -> String {
    if holds { "○" } else { "" }.to_owned()
}

/// With one decimal, rounded half up; empty of nothing.
fn percent(count: u32, of: u32) -> String {
    let permille = (u64::from(count) * 2000 + u64::from(of)).checked_div(u64::from(of) * 2);
    permille.map_or_else(String::new, |permille| format!("{}.{}", permille / 10, permille % 10))
}

fn line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    format!("{}\r\n", quoted.join(","))
}

fn quoted(cell: &str) -> String {
    let apostrophe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{apostrophe}{}\"", cell.replace('"', "\"\""))
}
