using HaiCap.Core.Data;

namespace HaiCap.Core.Calendar;

/// <summary>Where agencies stand in their tree, told by the floor above: an agency without days or hours of its own has those of the nearest agency over it.</summary>
public interface IAgencyPaths
{
    /// <summary>"/id/id/", from the top, by the agency; those of the open province.</summary>
    ValueTask<IReadOnlyDictionary<Guid, string>> AllAsync(HaiCapDb db, CancellationToken cancellationToken);
}
