namespace HaiCap.Core.Data.Batches;

/// <summary>
/// A row of the hot tables, those every act writes: a unit of work that holds nothing else is saved by <see cref="BatchSaving"/>. Such a table
/// has no foreign key and nothing the database makes that the program reads back; a test checks it.
/// </summary>
internal interface IBatched;
