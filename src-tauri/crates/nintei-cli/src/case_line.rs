//! One case as a line of JSON.

use std::mem;

use nintei_judgment::{JudgmentInput, RuleEdition, Tenths, Traced, TreeId};
use nintei_survey::{FormEdition, ItemId, Opinion, Question, Stability};

use crate::fields::{self, LineError, Place, entries, object, text, twice, unknown_field, whole};
use crate::json::Json;

/// A case to be judged.
pub struct CaseLine {
    /// What the sender calls the case.
    pub id: Option<String>,
    /// What it is judged from.
    pub input: JudgmentInput,
}

/// Reads one line.
///
/// # Errors
/// [`LineError`] with the place in the line; no part of a refused line is used.
pub fn read(line: &str, form: &FormEdition, rules: &RuleEdition) -> Result<CaseLine, LineError> {
    let mut case = CaseLine { id: None, input: JudgmentInput::default() };
    for (field, value) in object("行", fields::parse(line)?)? {
        match field.as_ref() {
            "id" => case.id = Some(text("id", value)?),
            "answers" => answers(value, form, &mut case.input)?,
            "independence" => independence(value, form, &mut case.input)?,
            "opinion" => opinion(value, form, &mut case.input.opinion)?,
            "stability" => case.input.opinion.stability = Some(stability(value)?),
            "dementia_likelihood_percent" => case.input.opinion.dementia_likelihood_percent = Some(percent(value)?),
            "traced" => traced(value, rules, &mut case.input)?,
            _ => return Err(unknown_field("行", &field)),
        }
    }
    Ok(case)
}

fn option_number(place: &Place<'_>, value: &Json<'_>) -> Result<u8, LineError> {
    let number = whole(place, value)?;
    u8::try_from(number)
        .map_err(|_| LineError::new(place, format!("選択肢{number}はありません。調査票の番号で書いてください。")))
}

fn answers(value: Json<'_>, form: &FormEdition, input: &mut JudgmentInput) -> Result<(), LineError> {
    // There are many answers to a line: the item's place tells a second one faster than its name.
    let mut seen = [false; ItemId::SLOTS];
    for (name, value) in entries("answers", value)? {
        let place = Place("answers", &name);
        let question = name
            .parse::<ItemId>()
            .ok()
            .filter(|item| item.section() <= 6)
            .and_then(|item| form.question(item))
            .ok_or_else(|| LineError::new(&place, "この番号の項目は調査票にありません。番号を確かめてください。"))?;
        if mem::replace(&mut seen[question.id.slot()], true) {
            return Err(twice("answers", &name));
        }
        let only;
        let several;
        let numbers: &[u8] = match (&value, question.multiple) {
            (Json::List(values), true) => {
                several =
                    values.iter().map(|value| option_number(&place, value)).collect::<Result<Vec<u8>, LineError>>()?;
                &several
            }
            (_, true) => return Err(LineError::new(&place, "複数選べる項目は [1] のように書いてください。")),
            (Json::List(_), false) => {
                return Err(LineError::new(&place, "一つだけ選ぶ項目です。[ ] を付けずに番号を書いてください。"));
            }
            (value, false) => {
                only = [option_number(&place, value)?];
                &only
            }
        };
        let chosen = question.answer(numbers).map_err(|cause| LineError::new(&place, cause.to_string()))?;
        input.answers.put(question.id, chosen);
    }
    Ok(())
}

fn degree(place: &Place<'_>, question: Option<&Question>, value: Json<'_>) -> Result<u8, LineError> {
    let label = text(place, value)?;
    question
        .and_then(|question| question.options.iter().find(|option| option.label == label))
        .map(|option| option.no)
        .ok_or_else(|| {
            LineError::new(place, format!("「{label}」という自立度はありません。「Ⅱa」「A1」のように書いてください。"))
        })
}

fn independence(value: Json<'_>, form: &FormEdition, input: &mut JudgmentInput) -> Result<(), LineError> {
    for (name, value) in object("independence", value)? {
        let place = Place("independence", &name);
        let item = match name.as_ref() {
            "7-1" => ItemId::PHYSICAL_INDEPENDENCE,
            "7-2" => ItemId::DEMENTIA_INDEPENDENCE,
            _ => return Err(unknown_field("independence", &name)),
        };
        let no = degree(&place, form.question(item), value)?;
        input.answers.set(form, item, &[no]).map_err(|cause| LineError::new(&place, cause.to_string()))?;
    }
    Ok(())
}

fn opinion(value: Json<'_>, form: &FormEdition, opinion: &mut Opinion) -> Result<(), LineError> {
    for (name, value) in object("opinion", value)? {
        match name.as_ref() {
            "dementia" => {
                let question = form.question(ItemId::DEMENTIA_INDEPENDENCE);
                opinion.dementia = Some(degree(&Place("opinion", "dementia"), question, value)?);
            }
            _ => return Err(unknown_field("opinion", &name)),
        }
    }
    Ok(())
}

fn stability(value: Json<'_>) -> Result<Stability, LineError> {
    match text("stability", value)?.as_str() {
        "安定" => Ok(Stability::Stable),
        "不安定" => Ok(Stability::Unstable),
        other => Err(LineError::new("stability", format!("「{other}」ではなく「安定」か「不安定」と書いてください。"))),
    }
}

fn percent(value: Json<'_>) -> Result<u8, LineError> {
    let place = "dementia_likelihood_percent";
    let number = whole(place, &value)?;
    u8::try_from(number)
        .ok()
        .filter(|percent| *percent <= 100)
        .ok_or_else(|| LineError::new(place, format!("{number}は0から100までの整数ではありません。")))
}

fn traced(value: Json<'_>, rules: &RuleEdition, input: &mut JudgmentInput) -> Result<(), LineError> {
    for (name, value) in object("traced", value)? {
        let place = Place("traced", &name);
        let tree = TreeId::from_key(&name).ok_or_else(|| unknown_field("traced", &name))?;
        let tenths = whole(&place, &value)?;
        let minutes = i32::try_from(tenths).map_err(|_| LineError::new(&place, "数が大きすぎます。"))?;
        let minutes = rules
            .check_traced(tree, Tenths::new(minutes))
            .map_err(|cause| LineError::new(&place, cause.to_string()))?;
        input.traced[tree.index()] = Some(Traced { minutes, ..Traced::default() });
    }
    Ok(())
}
