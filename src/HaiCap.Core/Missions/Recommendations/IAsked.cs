using HaiCap.Core.Missions.Difficulties;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>What of a recommendation decides who may see it: of its row, and of what is kept of it in memory.</summary>
public interface IAsked
{
    string ProvinceCode { get; }

    Addressee Addressee { get; }

    string Field { get; }

    string UnitCode { get; }

    string AskerPath { get; }

    string OwnerPath { get; }

    Guid? DelegationId { get; }
}
