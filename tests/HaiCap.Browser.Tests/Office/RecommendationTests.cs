using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Office;

/// <summary>Pages about recommendations as the ministry's secretary and a director see them: sound on a desk and on a phone.</summary>
public sealed class RecommendationTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task The_board_and_the_lists_about_it_are_sound(Device device)
    {
        foreach (var user in new[] { "thuky.bo", "giamdoc.skhcn" })
        {
            await using var visit = await stage.VisitAsync(device);
            await visit.SignInAsync(user);
            foreach (var page in new[] { "toan-canh", "tre-han", "y-kien", "chu-de", "bao-cao" })
            {
                await visit.GoAsync($"/lam-viec/kien-nghi/{page}");
                await visit.MeetAsync($"kien-nghi-{page}-{user}");
            }
        }
    }
}
