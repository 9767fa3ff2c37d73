using System.Globalization;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>How far a sample dossier has come.</summary>
internal enum SampleFate
{
    Submitted,
    SupplementAtReception,
    Refused,
    Forwarded,
    Assigned,
    Apologised,
    Consulted,
    Supplement,
    Supplemented,
    Payment,
    Returned,
    Withdrawing,
    Stopped,
    Proposed,
    Approved,
    Signed,
    Issued,
    HandedOver,
}

/// <summary>The YAML of samples/dossiers as it is read.</summary>
internal sealed class SampleFilings
{
    public List<Organisation> Organisations { get; set; } = [];

    public List<Filing> Dossiers { get; set; } = [];

    public Dictionary<string, List<string>> Texts { get; set; } = [];

    public static SampleFilings Read(string samplesFolder) => Recipe.ReadFile<SampleFilings>(Path.Combine(samplesFolder, "dossiers", "dossiers.yaml"));

    internal sealed class Organisation
    {
        public string Name { get; set; } = "";

        /// <summary>Nine digits; the check digit is computed.</summary>
        public string Tax { get; set; } = "";

        // Weights of circular 105/2020/TT-BTC; a sum without a one-digit answer is not given out, the recipe then takes another number.
        public string TaxNumber
        {
            get
            {
                int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
                var check = 10 - (Tax.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11);
                return check < 10 ? Tax + check.ToString(CultureInfo.InvariantCulture) : throw new InvalidOperationException($"No tax number begins with {Tax}.");
            }
        }
    }

    internal sealed class Filing
    {
        /// <summary>Working days before today.</summary>
        public int Days { get; set; }

        public string At { get; set; } = "08:00";

        /// <summary>A commune's name without accents and spaces, or "tinh".</summary>
        public string Centre { get; set; } = "tinh";

        public string Procedure { get; set; } = "";

        /// <summary>Line of the citizen, from 1.</summary>
        public int By { get; set; } = 1;

        /// <summary>Line of the organisation, from 1; 0 for the citizen's own case.</summary>
        public int For { get; set; }

        public SampleFate Until { get; set; }

        public Channel Channel { get; set; }

        public bool Assisted { get; set; }

        public string? Defect { get; set; }

        /// <summary>Calendar days the applicant has left to complete it, or a few more over days off; null: asked when it came to that.</summary>
        public int? AnswerIn { get; set; }

        /// <summary>Handled quickly and then left where it stands.</summary>
        public bool Lies { get; set; }

        public TimeOnly Hour => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);
    }
}
