using HaiCap.Core.Acts;

namespace HaiCap.Core.Procedures;

/// <summary>A version came out of a file of the national catalogue, for information.</summary>
/// <param name="Origin">Where it comes from, as the version keeps it.</param>
[ActName("procedure.imported")]
public sealed record ProcedureImported(
    Guid VersionId, string Code, int Number, string Name, DateOnly ValidFrom, DateOnly? ValidTo, string DefinitionSha256, PublicationKind Kind, string Origin) : ActData;

/// <summary>A whole file of the national catalogue came in, with as many <see cref="ProcedureImported"/> as it added and changed.</summary>
/// <param name="Kept">Published by the province itself, or ended by a person: not touched.</param>
/// <param name="Vanished">Published for information and not in the file; not touched either.</param>
[ActName("catalogue.imported")]
public sealed record CatalogueImported(string Origin, string Sha256, int Rows, int Added, int Changed, int Unchanged, int Kept, int Vanished) : ActData;
