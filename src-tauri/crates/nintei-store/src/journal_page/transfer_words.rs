//! Lines about 引渡し in words: what was done shows only in the values.

use serde::Deserialize;

use super::words::subject;
use crate::{ChangeKind, JournalEntry, LentDirection, PeerState};

/// What was done, where the line is about 引渡し: 「事例を貸出中にする」.
pub(super) fn words(entry: &JournalEntry) -> Option<String> {
    let item = entry.item.as_deref().unwrap_or_default();
    Some(match entry.kind {
        ChangeKind::Conflict => {
            // The place follows the other computer's number: `2/answer/1-3`.
            let (_, place) = item.split_once('/').unwrap_or_default();
            format!("{}{}", conflict(place), settled(entry))
        }
        ChangeKind::Lending => lending(entry)?.to_owned(),
        ChangeKind::Bundle => bundle(entry)?.to_owned(),
        ChangeKind::Peer => format!("{}{}", subject(ChangeKind::Peer, item), peer(entry)?),
        ChangeKind::CaseIdentity => "引渡しの識別番号を付ける".to_owned(),
        ChangeKind::Taken => format!("相手（番号{item}）の内容を受け取る"),
        _ => return None,
    })
}

/// 「食い違い（回答（1-3））」.
fn conflict(place: &str) -> String {
    let (kind, item) = place.split_once('/').unwrap_or((place, ""));
    let about =
        ChangeKind::from_key(kind).map_or_else(String::new, |kind| format!("（{}）", kind.place_name(Some(item))));
    format!("{}{about}", ChangeKind::Conflict.name())
}

fn settled(entry: &JournalEntry) -> &'static str {
    match (&entry.before, &entry.after) {
        (_, None) => "を解消",
        (None, Some(_)) => "を記録",
        (Some(_), Some(_)) => "を更新",
    }
}

fn lending(entry: &JournalEntry) -> Option<&'static str> {
    #[derive(Deserialize)]
    struct Lending {
        direction: LentDirection,
        ended: Option<String>,
    }
    let lending: Lending = serde_json::from_str(entry.after.as_ref().or(entry.before.as_ref())?).ok()?;
    Some(match (&entry.after, lending.ended, lending.direction) {
        (None, _, LentDirection::Out) => "貸出中を解く",
        (None, _, LentDirection::In) => "借用中を解く",
        (Some(_), Some(_), _) => "貸出しを、理由を付けて終わらせる",
        (Some(_), None, LentDirection::Out) => "事例を貸出中にする",
        (Some(_), None, LentDirection::In) => "事例を借用中にする",
    })
}

fn bundle(entry: &JournalEntry) -> Option<&'static str> {
    #[derive(Deserialize)]
    struct Bundle {
        given: bool,
    }
    let bundle: Bundle = serde_json::from_str(entry.after.as_ref()?).ok()?;
    Some(if bundle.given { "引渡しの束を渡す" } else { "引渡しの束を取り込む" })
}

fn peer(entry: &JournalEntry) -> Option<&'static str> {
    #[derive(Deserialize)]
    struct Peer {
        state: PeerState,
    }
    let state = |json: &Option<String>| {
        json.as_ref().and_then(|json| serde_json::from_str::<Peer>(json).ok()).map(|peer| peer.state)
    };
    Some(match (state(&entry.before), state(&entry.after)?) {
        (None, _) => "を登録",
        (Some(before), after) if before == after => "を変更",
        (Some(_), PeerState::Unconfirmed) => "をもう一度登録",
        (Some(_), PeerState::Confirmed) => "の確認番号を確かめたことを記録",
        (Some(_), PeerState::Stopped) => "の使用を止める",
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::line;
    use super::*;

    fn told(kind: ChangeKind, item: Option<&str>, before: Option<&str>, after: Option<&str>) -> Option<String> {
        words(&line(kind, item, before, after))
    }

    #[test]
    fn a_line_about_transfer_says_what_was_done() {
        let none = None;
        let [out, back, ended] = [
            r#"{"peer":2,"direction":"out","since":"","ended":null}"#,
            r#"{"peer":2,"direction":"in","since":"","ended":null}"#,
            r#"{"peer":2,"direction":"out","since":"","ended":"架空の理由"}"#,
        ];
        let [added, confirmed, stopped] =
            ["unconfirmed", "confirmed", "stopped"].map(|state| format!(r#"{{"card":{{}},"state":"{state}"}}"#));
        let [added, confirmed, stopped] = [&*added, &*confirmed, &*stopped];
        for (kind, item, before, after, expected) in [
            (ChangeKind::Conflict, Some("2/answer/1-3"), none, Some("x"), "食い違い（回答（1-3））を記録"),
            (ChangeKind::Conflict, Some("2/application/name"), Some("x"), none, "食い違い（申請（氏名））を解消"),
            (
                ChangeKind::Conflict,
                Some("2/dismissal/4-6/Behaviour"),
                Some("x"),
                none,
                "食い違い（「書かない」の理由（4-6））を解消",
            ),
            (ChangeKind::Conflict, Some("2/status"), Some("x"), Some("y"), "食い違い（状況）を更新"),
            (ChangeKind::Lending, none, none, Some(out), "事例を貸出中にする"),
            (ChangeKind::Lending, none, none, Some(back), "事例を借用中にする"),
            (ChangeKind::Lending, none, Some(out), none, "貸出中を解く"),
            (ChangeKind::Lending, none, Some(back), none, "借用中を解く"),
            (ChangeKind::Lending, none, Some(out), Some(ended), "貸出しを、理由を付けて終わらせる"),
            (ChangeKind::Bundle, Some("0af1"), none, Some(r#"{"given":true}"#), "引渡しの束を渡す"),
            (ChangeKind::Bundle, Some("0af1"), none, Some(r#"{"given":false}"#), "引渡しの束を取り込む"),
            (ChangeKind::Peer, Some("2"), none, Some(added), "引渡しの相手（番号2）を登録"),
            (
                ChangeKind::Peer,
                Some("2"),
                Some(added),
                Some(confirmed),
                "引渡しの相手（番号2）の確認番号を確かめたことを記録",
            ),
            (ChangeKind::Peer, Some("2"), Some(confirmed), Some(stopped), "引渡しの相手（番号2）の使用を止める"),
            (ChangeKind::Peer, Some("2"), Some(stopped), Some(added), "引渡しの相手（番号2）をもう一度登録"),
            (ChangeKind::Peer, Some("2"), Some(added), Some(added), "引渡しの相手（番号2）を変更"),
            (ChangeKind::Taken, Some("2"), none, Some("x"), "相手（番号2）の内容を受け取る"),
        ] {
            assert_eq!(told(kind, item, before, after).as_deref(), Some(expected));
        }
        assert_eq!(told(ChangeKind::Answer, Some("1-3"), none, Some("x")), None);
    }
}
