using HaiCap.Core.Data;
using HaiCap.Core.Letters.Typesetting;

namespace HaiCap.Core.Letters;

/// <summary>The product's letter templates as version 1 of the province's own.</summary>
internal sealed class SampleLetters(HaiCapDb db, TypesetterOptions options, TimeProvider time) : ISampleData
{
    public int Order => 600;

    public Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        LetterSeed.ApplyAsync(db, options, time.Now(), cancellationToken);
}
