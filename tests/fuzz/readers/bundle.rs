//! A sealed file of another computer: as it comes, what stands inside its seal, and the content inside that. It is read
//! as one that this identity could have been sent, or refused with a sentence.

use std::sync::LazyLock;

use nintei_transfer::{Card, Identity, open, open_plain, read_content};

static ME: LazyLock<(Identity, Card)> = LazyLock::new(|| {
    let me = Identity::from_bytes(&[2; Identity::BYTES]);
    let card = me.card("架空の端末2").expect("a card");
    (me, card)
});

pub fn read(data: &[u8]) {
    let (me, card) = &*ME;
    let whole = open(data, me).and_then(|opened| opened.read());
    let refusals = [whole.map(drop), open_plain(data, card).map(drop), read_content(data).map(drop)];
    for refusal in refusals.into_iter().filter_map(Result::err) {
        assert!(refusal.to_string().ends_with('。'), "{refusal}");
    }
    if let Ok(bundle) = read_content(data) {
        let written = serde_json::to_vec(&bundle).expect("a bundle can be written");
        assert!(read_content(&written).expect("what was written can be read") == bundle);
    }
}
