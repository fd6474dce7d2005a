//! Made-up people, as many as are wanted.

use nintei_survey::{Application, ApplicationKind};

const FAMILY: [(&str, &str); 20] = [
    ("佐藤", "さとう"),
    ("鈴木", "すずき"),
    ("高橋", "たかはし"),
    ("田中", "たなか"),
    ("伊藤", "いとう"),
    ("渡辺", "わたなべ"),
    ("山本", "やまもと"),
    ("中村", "なかむら"),
    ("小林", "こばやし"),
    ("加藤", "かとう"),
    ("吉田", "よしだ"),
    ("山田", "やまだ"),
    ("佐々木", "ささき"),
    ("山口", "やまぐち"),
    ("松本", "まつもと"),
    ("井上", "いのうえ"),
    ("木村", "きむら"),
    ("林", "はやし"),
    ("斎藤", "さいとう"),
    ("清水", "しみず"),
];
const GIVEN: [(&str, &str); 16] = [
    ("花子", "はなこ"),
    ("太郎", "たろう"),
    ("幸子", "さちこ"),
    ("和子", "かずこ"),
    ("正", "ただし"),
    ("清", "きよし"),
    ("文子", "ふみこ"),
    ("茂", "しげる"),
    ("ヨシ", "よし"),
    ("久子", "ひさこ"),
    ("勇", "いさむ"),
    ("千代子", "ちよこ"),
    ("三郎", "さぶろう"),
    ("トメ", "とめ"),
    ("義雄", "よしお"),
    ("美代子", "みよこ"),
];

/// The made-up person of the number `count`. One in about 5000 bears a rare family name.
pub fn person(count: usize) -> Application {
    let spread = count.wrapping_mul(2_654_435_761) >> 7;
    let (family, family_kana) =
        if count.is_multiple_of(4999) { ("龍造寺", "りゅうぞうじ") } else { FAMILY[spread % 20] };
    let (given, given_kana) = GIVEN[(spread / 20) % 16];
    Application {
        insurer_number: "131234".to_owned(),
        insured_number: format!("{:010}", 1_000_000 + count * 7),
        name: format!("{family}　{given}"),
        kana: format!("{family_kana}　{given_kana}"),
        kind: Some(ApplicationKind::Renewal),
        applied_on: "2026-03-20".parse().ok(),
        investigator: "鈴木 一郎".to_owned(),
        ..Application::default()
    }
}
