using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>The people of the sample province that stories are told of.</summary>
internal static class People
{
    public static readonly Actor Citizen = new(ActorKind.Citizen, SampleIds.For("citizen/040085000001"), "Nguyễn Văn Mẫu");

    public static readonly Actor Reception = Officer("tiepnhan.truongvinh");

    public static readonly Actor ReceptionElsewhere = Officer("tiepnhan.vinhphu");

    public static readonly Actor Head = Officer("truongphong.atbx");

    public static readonly Actor Specialist = Officer("chuyenvien.atbx");

    public static readonly Actor Director = Officer("giamdoc.skhcn");

    /// <summary>Of the chairman's office: what the director signs by authorisation is a paper of the province's committee.</summary>
    public static readonly Actor Clerk = Officer("vanthu.vanphong");

    public static readonly Actor Auditor = Officer("kiemtra.tinh");

    public static Actor Officer(string userName) => new(ActorKind.Officer, SampleIds.For($"officer/{userName}"), userName);

    /// <summary>The agency a well-known officer works in.</summary>
    public static Task<Agency> AgencyOfAsync(Work work, Actor officer) =>
        work.Db.Set<Position>().Where(position => position.OfficerId == officer.Id).Select(position => position.Agency!).FirstAsync();
}
