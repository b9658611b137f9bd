//! What agreement between rows and samples is worth, and what disagreement costs. The scale is free; that a field is found is 10.
//! Results change little when a weight changes by half, so none of them is fitted to pages.

/// The sample has a field of this name here.
pub(super) const FOUND: f32 = 10.0;
/// The same, in other capitals.
pub(super) const FOUND_OTHER_CASE: f32 = 8.0;
/// Only the XML sample has it.
pub(super) const ONLY_XML: f32 = -0.5;
/// An earlier row has that place already: as bad as the same name twice in a container.
pub(super) const TAKEN: f32 = -18.0;
/// The row stands for the elements of the list above it.
pub(super) const ITEM: f32 = 9.0;
/// The sample lacks the field.
pub(super) const ABSENT: f32 = -2.0;
/// The sample lacks the whole container.
pub(super) const ABSENT_WITH_CONTAINER: f32 = -1.0;
/// The same name a second time in one container.
pub(super) const TWICE: f32 = -8.0;
/// The inner key of a wrapped list has no row.
pub(super) const SKIPPED_WRAPPER: f32 = -0.3;
/// A container of the sample has no row.
pub(super) const SKIPPED: f32 = -2.5;
/// A container that was left is entered again.
pub(super) const REENTERED: f32 = -6.0;
/// Something stands inside what the table calls a plain value.
pub(super) const INSIDE_SCALAR: f32 = -6.0;
/// A container of the table is a plain value in the sample, or the other way round.
pub(super) const OTHER_KIND: f32 = -1.5;
/// A container closes.
pub(super) const CLOSED: f32 = -0.2;
/// A container closes whose type column names what should be inside.
pub(super) const CLOSED_EMPTY: f32 = -2.0;
/// A container closes whose fields the sample knows and the table lacks.
pub(super) const CLOSED_UNLISTED: f32 = -0.5;
/// Each level by which the marks before the name differ.
pub(super) const OTHER_LEVEL: f32 = -7.0;
/// The ID of the request, which every answer has at its top, stands inside something.
pub(super) const REQUEST_ID_INSIDE: f32 = -6.0;
/// What counts the pages of a list stands in the list.
pub(super) const PAGING_INSIDE: f32 = -2.0;
/// A dotted name stands elsewhere than it says.
pub(super) const OTHER_PREFIX: f32 = -20.0;
/// Out of order in a table whose names are sorted, at most.
pub(super) const UNSORTED: f32 = -6.0;
/// Out of a table of a named type.
pub(super) const LEFT_TABLE: f32 = -4.0;
