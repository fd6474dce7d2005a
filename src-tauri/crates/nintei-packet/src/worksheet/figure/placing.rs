//! Where the boxes and lines of a tree stand: the root at the left, each branch a step further right, the minutes at
//! the ends. Pure geometry in whole hundredths of a millimetre; what the boxes hold is not known here.

/// Hundredths of a millimetre.
pub(super) type Unit = i32;

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Size {
    pub(super) width: Unit,
    pub(super) height: Unit,
}

/// A question or an end, as large as its words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The words of the branch that leads here, broken narrower or wider: one of them is placed. None at the root. At
    /// an end the first is placed.
    pub(super) labels: Vec<Size>,
    /// The box of the question or of the minutes.
    pub(super) body: Size,
    /// What follows, from above; nothing at an end.
    pub(super) below: Vec<Part>,
}

/// Distances that the figure keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Distances {
    /// Width of the questions' boxes by depth, so that questions of the same depth stand below each other.
    pub(super) columns: Vec<Unit>,
    /// From a box to the line down its branches.
    pub(super) stub: Unit,
    /// From there to the next box.
    pub(super) lead: Unit,
    /// Between the words of a branch and the box that they lead to.
    pub(super) caption: Unit,
    /// How much further above that box they may stand to clear what follows it.
    pub(super) raised: Unit,
    /// From above to below between anything and anything else, at least.
    pub(super) between: Unit,
    /// What stands nearer than this from side to side is kept apart from above to below.
    pub(super) beside: Unit,
}

impl Distances {
    /// Width of the questions' boxes at `depth`.
    fn column(&self, depth: usize) -> Unit {
        self.columns.get(depth).copied().unwrap_or_default()
    }

    /// Left edge of the column at `depth`.
    pub(super) fn left(&self, depth: usize) -> Unit {
        self.columns.iter().take(depth).map(|column| column + self.stub + self.lead).sum()
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: Unit,
    pub(super) y: Unit,
    pub(super) size: Size,
}

/// A line, from left to right or from above to below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) from: (Unit, Unit),
    pub(super) to: (Unit, Unit),
}

/// A part in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) label: Rect,
    pub(super) body: Rect,
    /// From the line down the branches to this part; none at the root.
    pub(super) entry: Option<Line>,
    /// From the words of the branch to the minutes, at an end.
    pub(super) link: Option<Line>,
    /// From the box to the line down the branches.
    pub(super) stub: Option<Line>,
    /// What follows.
    pub(super) below: Vec<Placed>,
}

/// The figure of `root`, its upper left corner at 0, and how large it is.
pub(super) fn place(root: &Part, distances: &Distances) -> (Placed, Size) {
    let mut placed = part(root, 0, distances);
    let mut occupied = Vec::new();
    occupy(&placed, &mut occupied);
    let top = occupied.iter().map(|rect| rect.y).min().unwrap_or_default();
    move_down(&mut placed, -top);
    let right = occupied.iter().map(Rect::right).max().unwrap_or_default();
    let bottom = occupied.iter().map(Rect::bottom).max().unwrap_or_default();
    (placed, Size { width: right, height: bottom - top })
}

/// `part` in the column at `depth`, with the line that leads to it at height 0.
fn part(part: &Part, depth: usize, distances: &Distances) -> Placed {
    let x = distances.left(depth);
    let entry = (depth > 0).then_some(Line { from: (x - distances.lead, 0), to: (x, 0) });
    if part.below.is_empty() {
        let size = part.labels.first().copied().unwrap_or_default();
        let label = Rect { x, y: -size.height / 2, size };
        let after = if size.width > 0 { distances.stub } else { 0 };
        let left = label.right() + after;
        let body = Rect { x: left, y: -part.body.height / 2, size: part.body };
        let link = (after > 0).then_some(Line { from: (label.right(), 0), to: (left, 0) });
        return Placed { label, body, entry, link, stub: None, below: Vec::new() };
    }
    let body = Rect { x, y: -part.body.height / 2, size: Size { width: distances.column(depth), ..part.body } };
    let mut below: Vec<Placed> = Vec::with_capacity(part.below.len());
    let mut above = Vec::new();
    for next in &part.below {
        let mut next = self::part(next, depth + 1, distances);
        let mut own = Vec::new();
        occupy(&next, &mut own);
        let down = push_down(&above, &own, distances);
        move_down(&mut next, down);
        above.extend(own.into_iter().map(|rect| Rect { y: rect.y + down, ..rect }));
        below.push(next);
    }
    let middle = (below.first().map_or(0, Placed::axis) + below.last().map_or(0, Placed::axis)) / 2;
    below.iter_mut().for_each(|next| move_down(next, -middle));
    let mut after = Vec::new();
    below.iter().for_each(|next| occupy(next, &mut after));
    let label = label(part, body, &after, distances);
    let stub = Some(Line { from: (body.right(), 0), to: (body.right() + distances.stub, 0) });
    Placed { label, body, entry, link: None, stub, below }
}

/// The words of a branch above the box that they lead to: of all ways to break them the one that reaches up the least.
/// The first keeps to the width of the box; wider ones must clear what follows (`after`) and still stand by the box.
fn label(part: &Part, body: Rect, after: &[Rect], distances: &Distances) -> Rect {
    let lowest = body.y - distances.caption;
    let placed = part.labels.iter().enumerate().filter_map(|(at, size)| {
        let reaches = body.x + size.width + distances.beside;
        let above = after.iter().filter(|rect| rect.x <= reaches).map(|rect| rect.y - distances.caption);
        let bottom = above.fold(lowest, Unit::min);
        let label = Rect { x: body.x, y: bottom - size.height, size: *size };
        (at == 0 || bottom >= lowest - distances.raised).then_some(label)
    });
    placed.max_by_key(|label| label.y).unwrap_or(Rect { size: Size::default(), ..body })
}

/// How far `own` must go down to lie below `above` wherever both have something.
fn push_down(above: &[Rect], own: &[Rect], distances: &Distances) -> Unit {
    let (between, beside) = (distances.between, distances.beside);
    let pairs = above.iter().flat_map(|upper| own.iter().map(move |lower| (upper, lower)));
    let near = |upper: &Rect, lower: &Rect| upper.x <= lower.right() + beside && lower.x <= upper.right() + beside;
    let meeting = pairs.filter(|(upper, lower)| near(upper, lower));
    meeting.map(|(upper, lower)| upper.bottom() + between - lower.y).max().unwrap_or_default()
}

impl Rect {
    pub(super) const fn right(&self) -> Unit {
        self.x + self.size.width
    }

    pub(super) const fn bottom(&self) -> Unit {
        self.y + self.size.height
    }
}

impl Line {
    const fn rect(&self) -> Rect {
        let size = Size { width: self.to.0 - self.from.0, height: self.to.1 - self.from.1 };
        Rect { x: self.from.0, y: self.from.1, size }
    }

    const fn moved(self, down: Unit) -> Self {
        Self { from: (self.from.0, self.from.1 + down), to: (self.to.0, self.to.1 + down) }
    }
}

impl Placed {
    /// Height of the line that leads here.
    pub(super) fn axis(&self) -> Unit {
        self.entry.or(self.stub).map_or(self.body.y + self.body.size.height / 2, |line| line.from.1)
    }

    /// The line down the branches, from the first of them to the last.
    pub(super) fn trunk(&self) -> Option<Line> {
        let (stub, first, last) = (self.stub?, self.below.first()?, self.below.last()?);
        Some(Line { from: (stub.to.0, first.axis()), to: (stub.to.0, last.axis()) })
    }
}

/// Everything that `placed` and what follows it takes up.
fn occupy(placed: &Placed, occupied: &mut Vec<Rect>) {
    if placed.label.size.width > 0 {
        occupied.push(placed.label);
    }
    occupied.push(placed.body);
    let lines = [placed.entry, placed.link, placed.stub, placed.trunk()];
    occupied.extend(lines.iter().flatten().map(Line::rect));
    placed.below.iter().for_each(|next| occupy(next, occupied));
}

fn move_down(placed: &mut Placed, down: Unit) {
    placed.label.y += down;
    placed.body.y += down;
    for line in [&mut placed.entry, &mut placed.link, &mut placed.stub].into_iter().flatten() {
        *line = line.moved(down);
    }
    placed.below.iter_mut().for_each(|next| move_down(next, down));
}
