using HaiCap.Core.Data;

namespace HaiCap.Core.Organizations;

/// <summary>Tells <see cref="GrantBook"/> of changed agencies, officers and positions.</summary>
internal sealed class OrganizationNews(GrantBook book) : INewsReader
{
    public bool Concerns(object row) => row is Agency or AgencySuccession or AgencyPast or Officer or Position;

    public void Tell(IReadOnlyList<object> rows) => book.Forget();
}
