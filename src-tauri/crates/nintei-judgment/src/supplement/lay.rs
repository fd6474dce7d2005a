//! Laying a supplement over the tables. Whether the tables are sound with it is for their reader to say.

use nintei_survey::{FormEdition, ItemId};

use super::{FaultPart, Supplement, SupplementFault, SupplementLeaf, SupplementNote, SupplementPoints};
use crate::rules::words::Words;
use crate::rules::{Entry, Fault, Origin, Outline, RuleError, Subject, Table, Tables, words};
use crate::{Interval, Tenths};

/// What does not fit: the place and the cause.
struct Misfit {
    place: String,
    cause: String,
}

/// Lays `supplement` over `tables`; returned is what could not be laid.
///
/// # Errors
/// [`RuleError`] where the tables themselves are unsound.
pub(crate) fn lay(
    tables: &mut Tables,
    supplement: &Supplement,
    note: SupplementNote,
    form: &FormEdition,
) -> Result<Vec<SupplementFault>, RuleError> {
    let words = &Words::of(form);
    let id = note.id;
    let mut faults = Vec::new();
    for (tree, text) in &supplement.trees {
        let part = FaultPart::Tree { tree: *tree };
        if let Some(outline) = outline(text, words, (id, part), tree.name(), &mut faults) {
            tables.trees[tree.index()].figure = outline;
        }
    }
    for (index, leaf) in (0u32..).zip(&supplement.leaves) {
        let part = FaultPart::Leaf { index };
        let range = tables.displayed_range(leaf.tree)?;
        let laid = lay_leaf(&mut tables.trees[leaf.tree.index()].figure, range, leaf, (id, part), words);
        faults.extend(laid.err().map(|misfit| misfit.of(part)));
    }
    for (index, points) in (0u32..).zip(&supplement.points) {
        let part = FaultPart::Points { index };
        let laid = lay_points(tables, points, (id, part), form);
        faults.extend(laid.err().map(|misfit| misfit.of(part)));
    }
    if let Some(text) = &supplement.addition {
        let part = FaultPart::Addition;
        if let Some(outline) = outline(text, words, (id, part), "認知症加算", &mut faults) {
            tables.addition.steps = Some(outline);
        }
    }
    tables.laid.push(note);
    Ok(faults)
}

impl Misfit {
    fn new(place: impl Into<String>, cause: impl Into<String>) -> Self {
        Self { place: place.into(), cause: cause.into() }
    }

    fn of(self, part: FaultPart) -> SupplementFault {
        SupplementFault { part, line: None, place: self.place, cause: self.cause }
    }
}

/// The outline in the official words; `None` where a line of it cannot be read, since the others then stand at
/// places that were not meant.
fn outline(
    text: &str,
    words: &Words<'_>,
    by: (i64, FaultPart),
    place: &str,
    faults: &mut Vec<SupplementFault>,
) -> Option<Outline> {
    let (mut outline, unread) = Outline::parse(text);
    let readable = unread.is_empty();
    faults.extend(unread.into_iter().map(|fault| SupplementFault {
        part: by.1,
        line: Some(fault.line),
        place: place.to_owned(),
        cause: fault.cause,
    }));
    words.make_official(&mut outline);
    outline.each(&mut |entry| entry.at.by = Some(by));
    readable.then_some(outline)
}

fn lay_leaf(
    figure: &mut Outline,
    range: Interval,
    leaf: &SupplementLeaf,
    by: (i64, FaultPart),
    words: &Words<'_>,
) -> Result<(), Misfit> {
    let name = leaf.tree.name();
    if matches!(figure, Outline::Text(_)) {
        return Err(Misfit::new(name, "樹形図の全体が未確定のため、枝がありません。樹形図の全体を入れてください。"));
    }
    let (place, entry) = find(figure, leaf, words)?;
    let Outline::Text(before) = &entry.below else {
        let next = first_heading(&entry.below);
        return Err(Misfit::new(place, format!("道が枝の終わりまで届いていません。先に「{next}」があります。")));
    };
    if entry.at.by.is_some_and(|(id, part)| id == by.0 && matches!(part, FaultPart::Leaf { .. })) {
        return Err(Misfit::new(place, "同じ枝が二度書かれています。一度だけ書いてください。"));
    }
    let Some(minutes) = Tenths::read_typed(&leaf.minutes, '分') else {
        let cause = format!("「{}」は分として読めません。「5.1分」のように小数第1位まで書いてください。", leaf.minutes);
        return Err(Misfit::new(place, cause));
    };
    // What is known of a number binds whoever settles it; an established one may be corrected.
    let known = match words::minutes(words::split_doubt(before).0, range) {
        Ok((bound, false)) => bound,
        _ => range,
    };
    if !known.contains(Interval::exactly(minutes)) {
        return Err(Misfit::new(place, format!("{minutes}分が、ありうる範囲{known}分の外にあります。")));
    }
    entry.below = Outline::Text(format!("{minutes}分"));
    entry.at = Origin { line: None, by: Some(by) };
    Ok(())
}

/// The last answer of the leaf's path, with the path so far.
fn find<'a>(
    figure: &'a mut Outline,
    leaf: &SupplementLeaf,
    words: &Words<'_>,
) -> Result<(String, &'a mut Entry), Misfit> {
    let mut place = leaf.tree.name().to_owned();
    let mut subject: Option<Subject> = None;
    let mut outline = figure;
    let Some((last, before)) = leaf.path.split_last() else {
        return Err(Misfit::new(place, "道がありません。問いと答えを初めの問いから順に書いてください。"));
    };
    for word in before {
        let entry = step(outline, &mut place, &mut subject, word, words)?;
        outline = &mut entry.below;
    }
    let entry = step(outline, &mut place, &mut subject, last, words)?;
    Ok((place, entry))
}

/// One step down the path: a question, or, where `subject` is what the question asks about, an answer.
fn step<'a>(
    outline: &'a mut Outline,
    place: &mut String,
    subject: &mut Option<Subject>,
    word: &str,
    words: &Words<'_>,
) -> Result<&'a mut Entry, Misfit> {
    let Outline::Headings(entries) = outline else {
        return Err(Misfit::new(place.clone(), format!("枝はここで終わります。「{word}」から先を消してください。")));
    };
    let here: Vec<String> =
        entries.iter().map(|entry| format!("「{}」", words::split_doubt(&entry.heading).0)).collect();
    let official = match subject.take() {
        Some(asked) => words.answer(asked, word),
        None => words.question(word).map(|(asked, title)| {
            *subject = Some(asked);
            title.to_owned()
        }),
    };
    let official = official.unwrap_or_else(|| word.to_owned());
    let found = entries.iter_mut().find(|entry| words::same(&entry.heading, &official));
    let entry = found.ok_or_else(|| {
        Misfit::new(place.clone(), format!("「{word}」がここにありません。ここにあるのは{}です。", here.concat()))
    })?;
    place.push_str(&format!(" › {official}"));
    Ok(entry)
}

fn first_heading(outline: &Outline) -> &str {
    match outline {
        Outline::Headings(entries) => entries.first().map_or("", |entry| words::split_doubt(&entry.heading).0),
        Outline::Text(text) => text,
    }
}

fn lay_points(
    tables: &mut Tables,
    points: &SupplementPoints,
    by: (i64, FaultPart),
    form: &FormEdition,
) -> Result<(), Misfit> {
    let SupplementPoints { item, option, points } = points;
    let title = form.question(*item).map(|question| format!("{item} {}", question.short_name));
    let title = title.unwrap_or_else(|| item.to_string());
    let Some(rows) = tables.scores.rows(&title) else {
        return Err(Misfit::new(title, "得点のある項目ではありません。"));
    };
    let place = format!("{title} › {option}");
    let Some(row) = row(rows, *item, option) else {
        return Err(Misfit::new(title, format!("「{option}」は得点の表の選択肢にありません。")));
    };
    if row.at.by.is_some_and(|(id, _)| id == by.0) {
        return Err(Misfit::new(place, "同じ選択肢が二度書かれています。一度だけ書いてください。"));
    }
    let Some(points) = Tenths::read_typed(points, '点') else {
        let cause = format!("「{points}」は得点として読めません。「6.1点」のように小数第1位まで書いてください。");
        return Err(Misfit::new(place, cause));
    };
    row.below = Outline::Text(format!("{points}点"));
    row.at = Origin { line: None, by: Some(by) };
    Ok(())
}

fn row<'a>(rows: &'a mut [Entry], item: ItemId, option: &str) -> Option<&'a mut Entry> {
    if item != ItemId::CONTRACTURE {
        return rows.iter_mut().find(|row| words::same(&row.heading, option));
    }
    rows.iter_mut().find_map(|joint| {
        let Outline::Headings(rows) = &mut joint.below else { return None };
        rows.iter_mut().find(|row| words::same(&format!("{}{}", joint.heading, row.heading), option))
    })
}

/// The faults of tables over which `supplement` was laid with the number `id`, each with the part it lies in.
pub(crate) fn located(faults: &[Fault], supplement: &Supplement, id: i64) -> Vec<SupplementFault> {
    let located = |fault: &Fault| {
        let own = fault.at.by.filter(|(by, _)| *by == id).map(|(_, part)| part);
        SupplementFault {
            part: own.unwrap_or_else(|| part(fault, supplement)),
            line: fault.at.line.filter(|_| own.is_some()),
            place: fault.place.clone(),
            cause: fault.cause.clone(),
        }
    };
    faults.iter().map(located).collect()
}

/// The part of `supplement` that touches the table of the fault.
fn part(fault: &Fault, supplement: &Supplement) -> FaultPart {
    let at = |found: Option<usize>| found.and_then(|index| u32::try_from(index).ok());
    match fault.table {
        Table::Tree(tree) if supplement.trees.contains_key(&tree) => FaultPart::Tree { tree },
        Table::Tree(tree) => at(supplement.leaves.iter().position(|leaf| leaf.tree == tree))
            .map_or(FaultPart::Whole, |index| FaultPart::Leaf { index }),
        Table::Scores => {
            let of_place = |points: &SupplementPoints| {
                let places = [format!("{} ", points.item), format!("第{}群 ", points.item.section())];
                places.iter().any(|place| fault.place.starts_with(place))
            };
            at(supplement.points.iter().position(of_place))
                .map_or(FaultPart::Whole, |index| FaultPart::Points { index })
        }
        Table::Addition if supplement.addition.is_some() => FaultPart::Addition,
        Table::Addition => FaultPart::Whole,
    }
}

/// Tables that are unsound before anything is laid over them.
pub(crate) fn of_the_base(refused: &RuleError) -> SupplementFault {
    SupplementFault { part: FaultPart::Whole, line: None, place: "規則の表".to_owned(), cause: refused.to_string() }
}
