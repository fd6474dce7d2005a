use super::MemberId;

/// A sentence where too few of a panel's members attend: it opens no meeting and decides nothing unless more than half
/// of those who make it up are there (介護保険法施行令9条4項). None while the attendance is not recorded.
#[must_use]
pub fn quorum_notice(members: &[MemberId], attending: &[MemberId]) -> Option<String> {
    let present = members.iter().filter(|member| attending.contains(member)).count();
    let (all, needed) = (members.len(), members.len() / 2 + 1);
    (!attending.is_empty() && present < needed).then(|| {
        format!(
            "合議体の委員{all}人のうち出席は{present}人です。過半数（{needed}人以上）の委員が出席しなければ、\
             会議を開き、議決することができません（介護保険法施行令第9条第4項）。"
        )
    })
}
